const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * True when a request that a session cookie speaks for may change something: it reads only, or the browser says that
 * one of our own pages sent it. `ownOrigin` is the address people open; the request's own host counts too, because a
 * cookie is only ever sent to the host it belongs to (DESIGN 7).
 */
export function mayUseCookie(request: Request, ownOrigin: string): boolean {
  if (readingMethods.has(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  const host = request.headers.get('host')
  const { origin: configured, protocol } = new URL(ownOrigin)
  return origin !== null && (origin === configured || (host !== null && origin === `${protocol}//${host}`))
}
