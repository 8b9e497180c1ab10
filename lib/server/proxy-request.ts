import { allowedMethods, allowsMethod, matchEndpoint } from '#/lib/contract/endpoints.ts'
import type { ErrorBody } from '#/lib/contract/hal.ts'
import { AppError, statusOf } from '#/lib/errors.ts'
import { type Credential, headersForClient, headersForUpstream } from '#/lib/server/forwarded-headers.ts'
import { mayUseCookie } from '#/lib/server/same-origin.ts'

export type ProxySettings = {
  runsApiUrl: string
  ownOrigin: string
  /** The credential that a request's session cookie holds, if it has one. */
  readCredential: (headers: Headers) => Promise<Credential | null>
  fetch: typeof fetch
  /** How long the runs API may take to begin its answer. */
  headersTimeoutMs: number
}

const bodylessStatuses = new Set([204, 205, 304])

function refuse(error: AppError, headers: Record<string, string> = {}): Response {
  const body: ErrorBody = { id: error.code, message: error.message }
  const status = statusOf(error.code)
  return Response.json(body, { status, headers: { 'content-type': 'application/hal+json', ...headers } })
}

function rawPath(url: string): { path: string; search: string } {
  const afterOrigin = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/s, '')
  const queryAt = afterOrigin.indexOf('?')
  if (queryAt === -1) return { path: afterOrigin, search: '' }
  return { path: afterOrigin.slice(0, queryAt), search: afterOrigin.slice(queryAt) }
}

async function forward(request: Request, init: RequestInit & { address: string }, settings: ProxySettings) {
  const { address, ...rest } = init
  const leave = new AbortController()
  const onLeave = () => leave.abort()
  request.signal.addEventListener('abort', onLeave, { once: true })
  const timer = setTimeout(() => leave.abort(), settings.headersTimeoutMs)
  try {
    const upstream = await settings.fetch(address, {
      ...rest,
      signal: leave.signal,
      redirect: 'manual',
      cache: 'no-store',
    })
    const hasBody = request.method !== 'HEAD' && !bodylessStatuses.has(upstream.status)
    const headers = headersForClient(upstream, request.headers)
    return new Response(hasBody ? upstream.body : null, { status: upstream.status, headers })
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Sends a request of `/api` on to the runs API when it matches the endpoint table, as the caller: an API client's own
 * credentials, or those of the person whose session cookie came along. Bodies stream both ways; when the client goes
 * away the upstream request ends too. Who may do what is decided upstream (DESIGN 1, 7).
 */
export async function proxyRequest(request: Request, settings: ProxySettings): Promise<Response> {
  const { path, search } = rawPath(request.url)
  const match = matchEndpoint(path)
  if (!match) return refuse(new AppError('not_found', 'request path not recognized'))
  if (!allowsMethod(match.endpoint, request.method)) {
    const allow = allowedMethods(match.endpoint)
    const message = `${request.method} is not possible here; this address takes ${allow}.`
    return refuse(new AppError('method_not_allowed', message), { allow })
  }
  const isApiClient = request.headers.has('authorization')
  const credential = isApiClient ? null : await settings.readCredential(request.headers)
  if (credential && !mayUseCookie(request, settings.ownOrigin)) {
    const message = 'This request came from another site, so your sign-in was not used for it. Nothing was changed.'
    return refuse(new AppError('forbidden', message))
  }
  const address = new URL(`${match.path}${search}`, settings.runsApiUrl).href
  const headers = headersForUpstream(request.headers, credential)
  try {
    const body = { body: request.body, duplex: 'half' }
    return await forward(request, { address, method: request.method, headers, ...(request.body && body) }, settings)
  } catch (cause) {
    const id = headers.get('x-request-id') ?? ''
    if (!request.signal.aborted)
      console.error(JSON.stringify({ level: 'error', requestId: id, path, cause: String(cause) }))
    const message = 'The runs API does not answer. Try again in a moment; if it lasts, see the log of the server.'
    return refuse(new AppError('unavailable', message), { 'x-request-id': id, 'retry-after': '5' })
  }
}
