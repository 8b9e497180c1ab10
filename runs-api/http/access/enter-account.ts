import { AppError } from '#/lib/errors.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { requiredCaller } from '#/runs-api/http/access/required-caller.ts'
import { isSignedAddress } from '#/runs-api/http/access/signed-address.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Middleware } from '#/runs-api/http/context.ts'

/** Lets a request into `/api/{account}/…`: by who asks, or by an address we signed, which is good for itself alone. */
export function enterAccount({ resolver, whenForgotten }: Guards, { clock, signingSecret }: RouteDeps): Middleware {
  return async (c, next) => {
    const isSigned = isSignedAddress(c.req.url, { path: c.req.path, secret: signingSecret, now: clock() })
    c.set('isSigned', isSigned)
    if (isSigned) return next()
    const caller = requiredCaller(c)
    const access = await resolver.resolve(caller, c.req.param('account') ?? '')
    if (access === undefined) throw new AppError('not_found', 'account not found')
    c.set('access', access)
    c.set('whenForgotten', (leave) => whenForgotten(caller, leave))
    return next()
  }
}
