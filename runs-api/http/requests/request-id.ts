import { randomBytes } from 'node:crypto'
import type { Middleware } from '#/runs-api/http/context.ts'
import type { Log } from '#/runs-api/log.ts'

const acceptable = /^[\w-]{8,64}$/

/** Names every request, by the caller's `X-Request-Id` where that is a plain word, and logs how it ended. */
export function nameRequest(log: Log): Middleware {
  return async (c, next) => {
    const given = c.req.header('x-request-id') ?? ''
    const requestId = acceptable.test(given) ? given : randomBytes(8).toString('hex')
    const startedAt = performance.now()
    c.set('requestId', requestId)
    c.header('x-request-id', requestId)
    await next()
    // The path alone: a query string may hold a signature.
    const { method, path } = c.req
    log.debug('Answered', {
      requestId,
      method,
      path,
      status: c.res.status,
      ms: Math.round(performance.now() - startedAt),
    })
  }
}
