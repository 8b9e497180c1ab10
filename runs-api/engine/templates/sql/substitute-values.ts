import { AppError } from '#/lib/errors.ts'
import type { Placeholders } from '#/runs-api/engine/templates/sql/placeholders.ts'
import { slotKinds, type SlotKind } from '#/runs-api/engine/templates/sql/slot-kinds.ts'
import { doubled, plainText, sqlLiteral } from '#/runs-api/engine/templates/sql/sql-literal.ts'

const written: Record<SlotKind, (value: unknown) => string> = {
  code: sqlLiteral,
  text: (value) => doubled(plainText(value), "'"),
  'escape text': (value) => doubled(doubled(plainText(value), '\\'), "'"),
  name: (value) => doubled(plainText(value), '"'),
  'line comment': remark,
  'block comment': remark,
  'dollar text': dollarText,
  'unicode text': () => refuse('A parameter cannot stand in a U&… string or name; write a plain one.'),
  'after backslash': () => refuse("A parameter cannot follow a backslash in an E'…' string."),
  'after escape text': () => refuse("A parameter cannot continue an E'…' string; join the two with ||."),
}

/**
 * Puts the values into rendered SQL, each written for the place it stands in, so that none can end the literal, name or
 * comment around it. Throws `unprocessable` where the template leaves no safe place, `bad_request` for an impossible value.
 */
export function substituteValues(sql: string, placeholders: Placeholders): string {
  const kinds = slotKinds(sql)
  let filled = ''
  let done = 0
  for (const { 0: slot, 1: index, index: start } of sql.matchAll(placeholders.pattern)) {
    filled += sql.slice(done, start)
    done = start + slot.length
    const kind = kinds.get(start) ?? 'code'
    const text = written[kind](placeholders.valueAt(Number(index)))
    filled += kind === 'code' ? apart(text, filled.at(-1), sql.at(done)) : text
  }
  filled += sql.slice(done)
  if (placeholders.isIn(filled)) refuse('The template takes a parameter apart in a way that cannot be made safe.')
  return filled
}

/** Keeps a literal from growing together with its neighbours: E'…', 'a''b', --5 and a1 are other things than their parts. */
function apart(literal: string, before: string | undefined, after: string | undefined): string {
  const left = before === undefined || /[\s(,[]/.test(before) ? '' : ' '
  const right = after === undefined || /[\s),;\]:]/.test(after) ? '' : ' '
  return left + literal + right
}

/** In a comment a value only informs, so whatever could end the comment, or confuse a lexer about it, is left out. */
function remark(value: unknown): string {
  return plainText(value).replaceAll(/[*/'"$\\\p{Cc}\u2028\u2029]/gu, ' ')
}

function dollarText(value: unknown): string {
  const text = plainText(value)
  if (text.includes('$')) {
    throw new AppError('bad_request', 'A value with a dollar sign cannot stand in a dollar-quoted string.')
  }
  return text
}

function refuse(sentence: string): never {
  throw new AppError('unprocessable', sentence)
}
