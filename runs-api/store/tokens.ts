import { createHash, randomBytes } from 'node:crypto'

/** A new token: twelve lowercase hexadecimal characters (RUNS-API 1). */
export function newToken(): string {
  return randomBytes(6).toString('hex')
}

/** The token that the same parts always give, for things that come from files. */
export function tokenOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}
