import { tokenOf } from '#/runs-api/store/tokens.ts'

/**
 * What differs between two failures for the same reason: quoted literals, times, identifiers, tokens, numbers with their sign
 * and before their unit. An apostrophe within a word begins no literal, and a number within a name is part of it.
 */
const varying = [
  /(?<!\w)'(?:[^']|'')*'/g,
  /"(?:[^"]|"")*"/g,
  /\b\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?/g,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /\b0x[0-9a-f]+\b/gi,
  /\b(?:[0-9a-f]{12,}|(?=[a-f]*\d)[0-9a-f]{8,})\b/gi,
  /\b(?=[a-z]*\d)[a-z\d]{16,}\b/gi,
  /(?:(?<![\w)])-)?\b\d+(?:[,_]\d{3})*(?:\.\d+)?(?:e[+-]?\d+\b)?/gi,
]

/** Twelve hexadecimal characters that failures with the same code and the same message, but for its values, share. */
export function failureFingerprint(code: string, message: string): string {
  const shape = varying.reduce((text, pattern) => text.replaceAll(pattern, '?'), message)
  return tokenOf(code, shape.replaceAll(/\s+/g, ' ').trim())
}
