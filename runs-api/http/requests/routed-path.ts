/**
 * The path that is routed: several slashes in a row count as one, a trailing one is dropped, and the older name `spaces`
 * means `collections` (RUNS-API 1). Escapes stay as they are, so an encoded slash never becomes a separator.
 */
export function routedPath(request: Request): string {
  const { url } = request
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  const raw = start < 0 ? '/' : url.slice(start, end < 0 ? undefined : start + end)
  const segments = raw.split('/').filter((segment) => segment !== '')
  if (segments[0] === 'api' && segments[2] === 'spaces') segments[2] = 'collections'
  return `/${segments.join('/')}`
}
