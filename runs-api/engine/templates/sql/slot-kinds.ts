import { placeholderMark } from '#/runs-api/engine/templates/sql/placeholders.ts'

/** What a placeholder stands in, as the lexers of Postgres and DuckDB see the SQL around it. */
export type SlotKind =
  | 'code'
  | 'text'
  | 'escape text'
  | 'unicode text'
  | 'name'
  | 'line comment'
  | 'block comment'
  | 'dollar text'
  | 'after backslash'
  | 'after escape text'

/** Letters of names: all beyond ASCII, except the spaces that DuckDB reads as spaces and the placeholders' mark. */
const nameStart = String.raw`A-Za-z_\x80-\x9F\xA1-\u1FFF\u200C-\u202E\u2030-\u205E\u2061-\u2FFF\u3001-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFFF`
const gap = /^[\s\u200B\u2060]+$/
const token = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    String.raw`\/\*`,
    String.raw`\$(?:[${nameStart}][${nameStart}0-9]*)?\$`,
    `[eE]'`,
    `[uU]&['"]`,
    `[${nameStart}][${nameStart}0-9$]*`,
    String.raw`${placeholderMark}[0-9a-f]+\.\d+\.`,
    String.raw`[\s\u200B\u2060]+`,
    String.raw`[\s\S]`,
  ].join('|'),
  'y',
)
const marks = new RegExp(placeholderMark, 'g')
const commentEdge = /\/\*|\*\//g
const ends = {
  text: /''|'/g,
  'unicode text': /''|'/g,
  name: /""|"/g,
  'unicode name': /""|"/g,
  'escape text': new RegExp(String.raw`\\(?:${placeholderMark}|[\s\S])|''|'`, 'g'),
}
type Quoted = keyof typeof ends

/** Says of every placeholder in `sql`, by the offset where it starts, what it stands in. */
export function slotKinds(sql: string): ReadonlyMap<number, SlotKind> {
  return new SqlScan(sql).run()
}

class SqlScan {
  readonly #sql: string
  readonly #kinds = new Map<number, SlotKind>()
  #at = 0
  /** 'a' newline 'b' is one string, of the kind the first part had: an E'…' goes on without another E. */
  #continues: 'escape text' | 'unicode text' | null = null

  constructor(sql: string) {
    this.#sql = sql
  }

  run(): ReadonlyMap<number, SlotKind> {
    while (this.#at < this.#sql.length) this.#step()
    return this.#kinds
  }

  #step(): void {
    const start = this.#at
    token.lastIndex = start
    const read = token.exec(this.#sql)?.[0] ?? ''
    this.#at += read.length
    const quoted = this.#quotedBy(read)
    if (read.startsWith('--')) this.#mark('line comment', start)
    else if (read === '/*') this.#blockComment(start)
    else if (quoted) this.#quoted(quoted, start)
    else if (read.length > 1 && read.startsWith('$')) this.#dollarText(read, start)
    else if (!gap.test(read)) this.#code(read, start)
  }

  #quotedBy(read: string): Quoted | null {
    if (read === "'") return this.#continues ?? 'text'
    if (read === '"') return 'name'
    if (/^[eE]'$/.test(read)) return 'escape text'
    if (/^[uU]&'$/.test(read)) return 'unicode text'
    return /^[uU]&"$/.test(read) ? 'unicode name' : null
  }

  #code(read: string, start: number): void {
    if (read.startsWith(placeholderMark)) this.#kinds.set(start, this.#continues ? 'after escape text' : 'code')
    this.#continues = null
  }

  #quoted(quoted: Quoted, start: number): void {
    const end = ends[quoted]
    end.lastIndex = this.#at
    let match = end.exec(this.#sql)
    while (match && match[0].length > 1) {
      if (match[0] === `\\${placeholderMark}`) this.#kinds.set(match.index + 1, 'after backslash')
      match = end.exec(this.#sql)
    }
    this.#at = match ? end.lastIndex : this.#sql.length
    this.#mark(quoted === 'unicode name' ? 'unicode text' : quoted, start)
    this.#continues = quoted === 'escape text' || quoted === 'unicode text' ? quoted : null
  }

  #blockComment(start: number): void {
    let depth = 1
    commentEdge.lastIndex = this.#at
    while (depth > 0) {
      const match = commentEdge.exec(this.#sql)
      if (!match) break
      depth += match[0] === '/*' ? 1 : -1
    }
    this.#at = depth === 0 ? commentEdge.lastIndex : this.#sql.length
    this.#mark('block comment', start)
    this.#continues = null
  }

  #dollarText(tag: string, start: number): void {
    const end = this.#sql.indexOf(tag, this.#at)
    this.#at = end === -1 ? this.#sql.length : end + tag.length
    this.#mark('dollar text', start)
    this.#continues = null
  }

  #mark(kind: SlotKind, start: number): void {
    for (const { index } of this.#sql.slice(start, this.#at).matchAll(marks)) {
      const slot = start + index
      if (!this.#kinds.has(slot)) this.#kinds.set(slot, kind)
    }
  }
}
