import type { Fetch } from '#/lib/client/transport.ts'
import { OfflineError, isOffline } from '#/lib/queries/offline.ts'
import { leaveForSignIn } from '#/lib/queries/session-over.ts'

const unauthorized = 401

/**
 * The runs API as a page's scripts reach it: through the proxy, which knows who is signed in. When it no longer does, the
 * person is led to sign in and back. Throws `OfflineError` when nothing can be reached because the browser has no network.
 */
export const browserFetch: Fetch = async (path, init) => {
  const response = await fetch(path, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
    throw isOffline() && init?.signal?.aborted !== true ? new OfflineError(cause) : cause
  })
  if (response.status === unauthorized) leaveForSignIn()
  return response
}

/** The same for one question that may be called off. */
export function browserFetchUntil(signal: AbortSignal): Fetch {
  return (path, init) => browserFetch(path, { ...init, signal })
}
