import { AppError } from '#/lib/errors.ts'
import { attemptLimits, type SignInAttempts } from '#/runs-api/http/access/sign-in-attempts.ts'
import type { AppContext } from '#/runs-api/http/context.ts'
import { clientAddress } from '#/runs-api/http/requests/client-address.ts'

/** `username` is null for a one-time link. */
type Attempt = { attempts: SignInAttempts; username: string | null; now: Date }

/**
 * Does what takes a password or a link, and counts it as an attempt that failed when it throws.
 * @throws AppError `too_many_requests` after as many of those as `attemptLimits` allows, and whatever `work` throws
 */
export async function limitAttempts<T>(c: AppContext, attempt: Attempt, work: () => Promise<T>): Promise<T> {
  const { attempts, username, now } = attempt
  const limits = attemptLimits(username, clientAddress(c))
  const waitSeconds = attempts.begin(limits, now)
  if (waitSeconds > 0) {
    c.header('retry-after', String(waitSeconds))
    const minutes = Math.ceil(waitSeconds / 60)
    throw new AppError('too_many_requests', `Too many attempts that failed. Try again in ${minutes} min.`)
  }
  const done = await work()
  attempts.succeed(limits)
  return done
}
