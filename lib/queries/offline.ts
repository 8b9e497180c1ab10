import { AppError } from '#/lib/errors.ts'

/** What was asked of the runs API while the browser had no network: nobody else is at fault, and it passes by itself. */
export class OfflineError extends AppError {
  constructor(cause: unknown) {
    super('unavailable', 'You are offline. Try again when you are back online.', { cause })
  }
}

/** True while the browser has no network. It may still reach its own machine. */
export function isOffline(): boolean {
  return 'onLine' in navigator && !navigator.onLine
}
