export type Credential = { token: string; secret: string }

const requestHeaders = [
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'if-none-match',
  'last-event-id',
  'user-agent',
]

const answerHeaders = [
  'allow',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'date',
  'etag',
  'last-modified',
  'location',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-request-id',
]

function copied(from: Headers, names: readonly string[]): Headers {
  const headers = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

/** The `Authorization` of a credential of the runs API (RUNS-API 1). */
export function basic({ token, secret }: Credential): string {
  return `Basic ${Buffer.from(`${token}:${secret}`).toString('base64')}`
}

/** The address a request came from: the last hop's word, which the server in front of Next sets. */
export function clientAddress(headers: Headers): string | undefined {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined
}

/** A name for this request in both processes' logs: the caller's own where it is harmless. */
export function requestId(headers: Headers): string {
  const given = headers.get('x-request-id')
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}

/**
 * What the runs API is told of a request: a list, never the cookie. An API client's own `Authorization` passes through
 * untouched; otherwise the person's credential is put in, when there is one.
 */
export function headersForUpstream(from: Headers, credential: Credential | null): Headers {
  const headers = copied(from, requestHeaders)
  const authorization = from.get('authorization') ?? (credential && basic(credential))
  if (authorization !== null) headers.set('authorization', authorization)
  const address = clientAddress(from)
  if (address !== undefined) headers.set('x-forwarded-for', address)
  headers.set('x-request-id', requestId(from))
  // The two processes share a machine or a rack: the answer is compressed once, on its way to the client.
  headers.set('accept-encoding', 'identity')
  return headers
}

/** True for a request that a browser's page or address bar made, whose 401 must not open the browser's own dialog. */
export function isFromBrowser(headers: Headers): boolean {
  return headers.has('sec-fetch-site') || headers.has('sec-fetch-mode') || headers.has('cookie')
}

/** What the client is told of an answer of the runs API. */
export function headersForClient(upstream: Response, request: Headers): Headers {
  const headers = copied(upstream.headers, answerHeaders)
  const challenge = upstream.headers.get('www-authenticate')
  if (challenge !== null && !isFromBrowser(request)) headers.set('www-authenticate', challenge)
  const length = upstream.headers.get('content-length')
  if (length !== null && !upstream.headers.has('content-encoding')) headers.set('content-length', length)
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
  // A compressor holds events back until its buffer is full; `no-transform` keeps it away.
  if (isEventStream(upstream)) headers.set('cache-control', 'no-cache, no-transform')
  return headers
}

export function isEventStream(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false
}
