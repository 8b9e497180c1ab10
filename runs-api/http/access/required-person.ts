import { AppError } from '#/lib/errors.ts'
import { requiredCaller } from '#/runs-api/http/access/required-caller.ts'
import type { Caller } from '#/runs-api/http/caller.ts'
import type { AppContext, Middleware } from '#/runs-api/http/context.ts'

/** The person who asks. Throws AppError `unauthorized` when nobody said, and `bad_request` for a workspace's key. */
export function requiredPerson(c: AppContext): Caller {
  const caller = requiredCaller(c)
  if (caller.credentialKind !== 'workspace_key') return caller
  throw new AppError('bad_request', 'A workspace API key is no person; this is answered to personal API tokens.')
}

/** Lets a request into `/api/account`: the account of whoever asks. */
export const enterOwnAccount: Middleware = async (c, next) => {
  requiredPerson(c)
  return next()
}
