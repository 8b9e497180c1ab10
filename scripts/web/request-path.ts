export type RequestPath = {
  /** as Next is to see it; null for a path of the API that cannot be decoded */
  url: string | null
  isApi: boolean
}

/**
 * The address of a request as Next is to see it. Clients of the runs API write `//api/acme/…` and `/runs/`
 * (RUNS-API 1), which Next would answer with a redirect that loses their POST. The query string stays as it came.
 * @param target the request line's second word: a path, or a whole address, which proxies send
 */
export function readRequestPath(target: string): RequestPath {
  const url = target.replace(/^https?:\/\/[^/?#]*/i, '')
  const queryAt = url.search(/[?#]/)
  const path = queryAt === -1 ? url : url.slice(0, queryAt)
  const query = queryAt === -1 ? '' : url.slice(queryAt)
  const collapsed = `/${path}`.replace(/\/{2,}/g, '/')
  const isApi = /^\/api(\/|$)/.test(collapsed)
  const trimmed = isApi && collapsed.endsWith('/') ? collapsed.slice(0, -1) : collapsed
  if (isDecodable(collapsed)) return { url: trimmed + query, isApi }
  return { url: isApi ? null : missingPage(collapsed), isApi }
}

/** The address without what cannot be read: people typed it, and Next then shows them that nothing is there. */
function missingPage(path: string): string {
  return path
    .split('/')
    .map((segment) => (isDecodable(segment) ? segment : encodeURIComponent('\u{FFFD}')))
    .join('/')
}

/** No path of ours holds a NUL; file systems and databases fail at one instead of finding nothing. */
function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
