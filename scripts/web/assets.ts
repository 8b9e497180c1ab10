import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

/** Where the pages look for what the build made; its names hold a digest, so what they name never changes. */
const prefix = '/_next/static'
const yearSeconds = 31_536_000

type Assets = (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => void

/**
 * Answers with what the build made, compressed beforehand (`compressAssets`) where the browser takes it; all else goes to
 * `otherwise` with its address untouched.
 * @param folder the build's `static` folder, read once
 */
export function serveAssets(folder: string): Assets {
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    immutable: true,
    maxAge: yearSeconds,
    setHeaders: (response) => response.setHeader('x-content-type-options', 'nosniff'),
  })
  return (request, response, otherwise) => {
    const { url = '/' } = request
    if (!url.startsWith(`${prefix}/`)) return otherwise()
    request.url = url.slice(prefix.length)
    serve(request, response, () => {
      request.url = url
      otherwise()
    })
  }
}
