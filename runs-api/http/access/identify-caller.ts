import { AppError } from '#/lib/errors.ts'
import type { Authenticator } from '#/runs-api/http/access/authenticator.ts'
import type { RateLimiter } from '#/runs-api/http/access/rate-limiter.ts'
import type { AppContext, Middleware } from '#/runs-api/http/context.ts'
import { clientAddress } from '#/runs-api/http/requests/client-address.ts'

type Gate = { authenticator: Authenticator; limiter: RateLimiter; clock: () => Date }

function take(c: AppContext, { limiter, clock }: Gate, key: string): void {
  const { limit, remaining, isExceeded, retryAfterSeconds } = limiter.take(key, clock())
  c.header('x-ratelimit-limit', String(limit))
  c.header('x-ratelimit-remaining', String(remaining))
  if (!isExceeded) return
  c.header('retry-after', String(retryAfterSeconds))
  throw new AppError('too_many_requests', `More than ${limit} requests in 10 s; go on in ${retryAfterSeconds} s.`)
}

/**
 * Counts a request for its credential, or for its address while no credential has been verified, which is what makes
 * guessing slow (RUNS-API 1, rate limit).
 */
export function limitRate(gate: Gate): Middleware {
  return async (c, next) => {
    const known = gate.authenticator.recall(c.req.header('authorization') ?? '')
    take(c, gate, known === undefined ? `address ${clientAddress(c)}` : `credential ${known.credentialId}`)
    c.set('caller', known ?? null)
    return next()
  }
}

/** Finds out who asks. A credential that is given must be valid, also where none is needed. */
export function identifyCaller(gate: Gate): Middleware {
  return async (c, next) => {
    const header = c.req.header('authorization')
    if (header === undefined || c.get('caller') !== null) return next()
    const caller = await gate.authenticator.verify(header)
    c.set('caller', caller)
    take(c, gate, `credential ${caller.credentialId}`)
    return next()
  }
}
