import type { Fetch } from '#/lib/client/transport.ts'

/** The runs API as a page's scripts reach it: through the proxy, which knows who is signed in. */
export const browserFetch: Fetch = (path, init) => fetch(path, { ...init, credentials: 'same-origin' })
