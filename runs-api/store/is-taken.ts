const uniqueViolation = '23505'

/** True for the store's refusal of a second thing with what only one may have. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === uniqueViolation
}
