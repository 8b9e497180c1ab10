import { AppError } from '#/lib/errors.ts'
import { requiredCaller } from '#/runs-api/http/access/required-caller.ts'
import type { Middleware } from '#/runs-api/http/context.ts'

/**
 * As a route's `middleware`: what makes a credential, or changes what one signs in with, takes somebody who signed in.
 * Else a token that leaked could make others, and outlive its own end.
 */
export const needsSignIn: Middleware = async (c, next) => {
  if (requiredCaller(c).credentialKind === 'session') return next()
  throw new AppError('forbidden', 'API tokens and keys cannot do this: sign in on the web, and do it in the settings.')
}
