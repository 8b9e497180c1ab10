import type { Place } from '#/components/runs/details/sql-place.ts'

/** A line of SQL in up to three parts: what stands before the marked place, the place, and what comes after it. */
export type SqlLine = { before: string; marked: string; after: string }

/** The lines of a text; where a place is marked, the lines that it lies in say which part it is. */
export function sqlLines(sql: string, place: Place | null): SqlLine[] {
  let start = 0
  return sql.split('\n').map((line) => {
    const from = start
    const end = from + line.length
    start = end + 1
    if (place === null || place.end <= from || place.start > end) return { before: line, marked: '', after: '' }
    const first = Math.max(0, place.start - from)
    const last = Math.min(line.length, place.end - from)
    return { before: line.slice(0, first), marked: line.slice(first, last), after: line.slice(last) }
  })
}

/** The number of the line, from 1, in which a place begins. */
export function lineOf(sql: string, place: Place): number {
  return sql.slice(0, place.start).split('\n').length
}
