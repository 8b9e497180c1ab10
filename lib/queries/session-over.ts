import { AppError } from '#/lib/errors.ts'

/** True when the runs API no longer knows the person: asking again is of no use before they sign in again. */
export function isSessionOver(error: unknown): boolean {
  return error instanceof AppError && error.code === 'unauthorized'
}

/** True when the account is not there for the person (any more): asking again is of no use either. */
export function isShutOut(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')
}

/** The sign-in page, which leads back to where the person is (the page checks that it is one of ours). */
export function signInAddressFrom({ pathname, search }: { pathname: string; search: string }): string {
  return `/sign-in?${new URLSearchParams({ callbackUrl: `${pathname}${search}` })}`
}

const leavingMs = 15_000
let leftAtMs = -Infinity

/** Goes to sign in and back again, once, however many requests were refused; the page stays as it is until then. */
export function leaveForSignIn(): void {
  // A page that Back brings up again, or whose way there broke, may leave again.
  if (performance.now() - leftAtMs < leavingMs) return
  leftAtMs = performance.now()
  window.location.assign(signInAddressFrom(window.location))
}
