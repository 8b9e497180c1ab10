import { AppError } from '#/lib/errors.ts'
import type { Middleware } from '#/runs-api/http/context.ts'

/** As a route's `middleware`: the account of a person has no people and no keys of its own. */
export const needsWorkspace: Middleware = async (c, next) => {
  if (c.get('access').account.kind === 'workspace') return next()
  throw new AppError('not_found', 'workspace not found')
}
