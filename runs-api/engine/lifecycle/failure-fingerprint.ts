import { failureShape } from '#/lib/runs/failure-shape.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'

/** Twelve hexadecimal characters that failures with the same code and the same message, but for its values, share. */
export function failureFingerprint(code: string, message: string): string {
  return tokenOf(code, failureShape(message).replaceAll(/\s+/g, ' ').trim())
}
