import 'server-only'
import type { Fetch } from '#/lib/client/transport.ts'
import { matchEndpoint } from '#/lib/contract/endpoints.ts'
import { AppError } from '#/lib/errors.ts'
import { webEnv } from '#/lib/server/env.ts'
import { type Credential, basic, clientAddress, requestId } from '#/lib/server/forwarded-headers.ts'

const pageTimeoutMs = 20_000

/**
 * The runs API for one incoming request, as the person of `credential` or as nobody. A path that matches no endpoint is
 * `not_found` before it leaves: page addresses are typed by people.
 */
export function runsApi(incoming: Headers, credential: Credential | null): Fetch {
  const id = requestId(incoming)
  const address = clientAddress(incoming)
  return async (path, init) => {
    const url = new URL(path, webEnv().RUNS_API_URL)
    if (!matchEndpoint(url.pathname)) throw new AppError('not_found', 'There is nothing at this address.')
    const headers = new Headers(init?.headers)
    headers.set('x-request-id', id)
    if (credential) headers.set('authorization', basic(credential))
    if (address !== undefined) headers.set('x-forwarded-for', address)
    return await fetch(url, { ...init, headers, cache: 'no-store', signal: AbortSignal.timeout(pageTimeoutMs) })
  }
}
