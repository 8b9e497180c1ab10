/** Where in a text something is: from `start` up to, not including, `end`. */
export type Place = { start: number; end: number }

/** The word that an error's `Position: N` (counted from 1) points at; null when it points nowhere in this text. */
export function errorPlace(message: string, sql: string): Place | null {
  const position = /Position: (\d+)/.exec(message)?.[1]
  if (position === undefined) return null
  const start = Number(position) - 1
  if (start < 0 || start >= sql.length) return null
  const word = /^[\p{L}\p{N}_$]+/u.exec(sql.slice(start))?.[0] ?? sql.charAt(start)
  return { start, end: start + Math.max(1, word.length) }
}
