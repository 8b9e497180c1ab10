import { tokenOf } from '#/runs-api/store/tokens.ts'

/** What differs between two failures for the same reason: quoted literals, tokens, times, numbers. */
const varying = [
  /'(?:[^']|'')*'/g,
  /"(?:[^"]|"")*"/g,
  /\b\d{4}-\d\d-\d\d(?:[T ][\d:.]+Z?)?/g,
  /\b[0-9a-f]{12,}\b/gi,
  /\b\d+(?:\.\d+)?\b/g,
]

/** Twelve hexadecimal characters that failures with the same code and the same message, but for its values, share. */
export function failureFingerprint(code: string, message: string): string {
  const shape = varying.reduce((text, pattern) => text.replaceAll(pattern, '?'), message)
  return tokenOf(code, shape.replaceAll(/\s+/g, ' ').trim())
}
