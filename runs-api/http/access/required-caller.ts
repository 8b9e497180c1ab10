import { AppError } from '#/lib/errors.ts'
import type { Caller } from '#/runs-api/http/caller.ts'
import type { AppContext } from '#/runs-api/http/context.ts'

/** Who asks. Throws AppError `unauthorized` when nobody said. */
export function requiredCaller(c: AppContext): Caller {
  const caller = c.get('caller')
  if (caller !== null) return caller
  throw new AppError('unauthorized', 'This needs an API token and its secret, as HTTP Basic credentials.')
}
