import { AppError } from '#/lib/errors.ts'
import type { Middleware } from '#/runs-api/http/context.ts'
import { parseJsonObject } from '#/runs-api/http/requests/json-object.ts'

const maxBytes = 1024 * 1024
const bodiless = new Set(['GET', 'HEAD', 'OPTIONS'])

function tooLarge(): AppError {
  return new AppError('payload_too_large', 'A body may have 1 MB at most.')
}

async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return (await reader.read()).value
  } catch (cause) {
    throw new AppError('bad_request', 'The body broke off before its end.', { cause })
  }
}

/** Counts what really comes: a chunked body announces no length. */
async function readBytes(request: Request): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  if (request.body === null) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let chunk = await nextChunk(reader); chunk !== undefined; chunk = await nextChunk(reader)) {
    size += chunk.byteLength
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined)
      throw tooLarge()
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('bad_request', 'The body is not UTF-8.', { cause })
  }
}

/**
 * Reads and checks the body of a changing request, and hands it on as JSON whatever type the caller gave it:
 * clients of many years write none, or that of a form (RUNS-API 1).
 */
export const readBody: Middleware = async (c, next) => {
  if (bodiless.has(c.req.method)) return next()
  const { url, method, signal } = c.req.raw
  const body = JSON.stringify(parseJsonObject(decode(await readBytes(c.req.raw))))
  const headers = new Headers(c.req.raw.headers)
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name)
  headers.set('content-type', 'application/json')
  c.req.raw = new Request(url, { method, headers, body, signal })
  return next()
}
