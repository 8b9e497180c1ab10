import { describe, expect, test } from 'vitest'
import { Placeholders } from '#/runs-api/engine/templates/sql/placeholders.ts'
import { slotKinds, type SlotKind } from '#/runs-api/engine/templates/sql/slot-kinds.ts'

/** Writes a placeholder for every ¤ and lists what each stands in. */
function kindsOf(sql: string): SlotKind[] {
  const placeholders = new Placeholders()
  const marked = sql.replaceAll('¤', () => placeholders.add(null))
  const kinds = slotKinds(marked)
  return [...marked.matchAll(placeholders.pattern)].map(({ index }) => kinds.get(index) ?? 'code')
}

const cases: [string, SlotKind[]][] = [
  ['select ¤, ¤', ['code', 'code']],
  ["select '¤', ¤", ['text', 'code']],
  ["select 'it''s ¤', '', ¤", ['text', 'code']],
  [String.raw`select 'a\', ¤`, ['code']],
  [String.raw`select E'a\'¤', e'¤', ¤`, ['escape text', 'escape text', 'code']],
  [String.raw`select E'\¤'`, ['after backslash']],
  [String.raw`select E'\\¤'`, ['escape text']],
  [String.raw`select tableE'a\', ¤`, ['code']],
  [String.raw`select 1E'a\'¤'`, ['escape text']],
  ["select E'a'\n'¤'", ['escape text']],
  ["select E'a' -- why\n  '¤'", ['escape text']],
  ["select E'a'\n¤", ['after escape text']],
  ["select E'a', '¤', ¤", ['text', 'code']],
  ["select E'a'\n'b', '¤'", ['text']],
  ["select 'a'\n'¤'", ['text']],
  [`select U&'¤', u&"¤", ¤`, ['unicode text', 'unicode text', 'code']],
  ['select "¤", "a""¤", ¤', ['name', 'name', 'code']],
  ["select 1 -- don't ¤\n, ¤", ['line comment', 'code']],
  ["select 1 -- don't ¤\r, ¤", ['line comment', 'code']],
  ["/* it's /* ¤ */ ¤ */ ¤", ['block comment', 'block comment', 'code']],
  ['select 1 - - ¤ / * ¤', ['code', 'code']],
  ["select $$it's ¤$$, ¤", ['dollar text', 'code']],
  ['select $a$ $$ ¤ $b$ ¤ $a$, ¤', ['dollar text', 'dollar text', 'code']],
  ['select $1, ¤, $2', ['code']],
  ["select a$$b, '¤', c$$d", ['text']],
  ["select $é$'¤'$é$, ¤", ['dollar text', 'code']],
  ["select '¤", ['text']],
  ['/* ¤', ['block comment']],
  ["select\u00A0E'¤'", ['escape text']],
  ["select ¤'¤'", ['code', 'text']],
  ["select E¤'¤'", ['code', 'text']],
  ['', []],
]

describe('slotKinds', () => {
  test.each(cases)('%j holds placeholders in %j', (sql, kinds) => {
    expect(kindsOf(sql)).toEqual(kinds)
  })

  test('a long query is read in one pass', () => {
    const sql = `${"E'x' -- '\n".repeat(50_000)} '¤'`
    const started = performance.now()
    expect(kindsOf(sql)).toEqual(['escape text'])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
