import { AppError } from '#/lib/errors.ts'
import type { Middleware } from '#/runs-api/http/context.ts'

/** Postgres has no NUL in a text; in a query string it can only be an accident or an attempt. */
export const refuseNul: Middleware = async (c, next) => {
  const query = c.req.url.split('?').slice(1).join('?')
  if (query.includes('%00'))
    throw new AppError('bad_request', 'The query string holds a NUL character (%00); take it out.')
  return next()
}
