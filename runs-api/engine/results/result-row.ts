/** Values as in the JSON of the result: numbers, strings, booleans, null, lists and objects of them. */
export type ResultRow = Record<string, unknown>

/** Written by `jsonRow`, so an object; zod would drop a column called `__proto__`. */
export function parseRow(line: string): ResultRow {
  const row: ResultRow = JSON.parse(line)
  return row
}
