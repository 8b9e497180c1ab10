/** A path under `/api` from its parts, each encoded so that no part can become two. */
export function apiPath(...parts: string[]): string {
  return `/api/${parts.map(encodeURIComponent).join('/')}`
}
