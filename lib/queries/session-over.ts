import { AppError } from '#/lib/errors.ts'

/** True when the runs API no longer knows the person: asking again is of no use before they sign in again. */
export function isSessionOver(error: Error | null): boolean {
  return error instanceof AppError && error.code === 'unauthorized'
}
