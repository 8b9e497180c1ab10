import { AppError } from '#/lib/errors.ts'
import type { AccessResolver } from '#/runs-api/http/access/account-access.ts'
import { requiredCaller } from '#/runs-api/http/access/required-caller.ts'
import { isSignedAddress } from '#/runs-api/http/access/signed-address.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Middleware } from '#/runs-api/http/context.ts'

/** Lets a request into `/api/{account}/…`: by who asks, or by an address we signed, which is good for itself alone. */
export function enterAccount(resolver: AccessResolver, { clock, signingSecret }: RouteDeps): Middleware {
  return async (c, next) => {
    const isSigned = isSignedAddress(c.req.url, { path: c.req.path, secret: signingSecret, now: clock() })
    c.set('isSigned', isSigned)
    if (isSigned) return next()
    const access = await resolver.resolve(requiredCaller(c), c.req.param('account') ?? '')
    if (access === undefined) throw new AppError('not_found', 'account not found')
    c.set('access', access)
    return next()
  }
}
