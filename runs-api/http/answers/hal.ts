import { gzipSync } from 'node:zlib'
import type { TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { JSONParsed } from 'hono/utils/types'
import { acceptsGzip } from '#/runs-api/http/answers/accepts-gzip.ts'
import type { AppContext } from '#/runs-api/http/context.ts'

/** Below this many bytes a body goes as it is (RUNS-API 1). */
export const compressedFromBytes = 2048

/** Answers `application/hal+json`, compressed where it pays and the caller accepts it (RUNS-API 1). */
export function hal<T extends object, S extends ContentfulStatusCode>(
  c: AppContext,
  body: T,
  status: S,
): Response & TypedResponse<JSONParsed<T>, S, 'json'>
export function hal(c: AppContext, body: object, status: ContentfulStatusCode): Response {
  const bytes = Buffer.from(JSON.stringify(body))
  c.header('content-type', 'application/hal+json')
  if (bytes.length <= compressedFromBytes) return c.body(bytes, status, { 'content-length': String(bytes.length) })
  c.header('vary', 'Accept-Encoding')
  if (!acceptsGzip(c.req.header('accept-encoding'))) return c.body(bytes, status)
  return c.body(gzipSync(bytes, { level: 4 }), status, { 'content-encoding': 'gzip' })
}
