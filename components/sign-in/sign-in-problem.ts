import { signIn } from 'next-auth/react'
import { AppError, isErrorCode } from '#/lib/errors.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'

export type SignInWay = 'password' | 'link'

const wireWords = onDemand(() => import('#/lib/contract/hal.ts'))
const lost = new AppError('unavailable', 'The server did not answer. Check your connection, then try again.')

/** One sentence for each way that signing in can fail: what happened, and what to do. */
function sentenceOf(way: SignInWay, { code, message }: AppError): string {
  if (code === 'unauthorized' && way === 'password') return 'The username or the password is not right.'
  if (code === 'unauthorized') {
    return 'This link was used before, or is too old. Sign in with your password, or ask an administrator for a new link; whoever runs Runboard gets one at each start.'
  }
  if (code === 'unavailable') return 'The runs API does not answer, so nobody can sign in. Try again in a moment.'
  return message
}

async function problemOf(way: SignInWay, carried: string): Promise<AppError> {
  let body: unknown = null
  try {
    body = JSON.parse(carried)
  } catch {
    return lost
  }
  const { ErrorBody } = await wireWords()
  const parsed = ErrorBody.safeParse(body)
  if (!parsed.success) return lost
  const error = new AppError(isErrorCode(parsed.data.id) ? parsed.data.id : 'internal', parsed.data.message)
  return new AppError(error.code, sentenceOf(way, error))
}

/** Signs in and resolves to what went wrong, or to null when it went well. */
export async function trySignIn(way: SignInWay, given: Record<string, string>): Promise<AppError | null> {
  try {
    const result = await signIn(way, { ...given, redirect: false })
    if (result === undefined) return lost
    return result.error === null || result.error === undefined ? null : await problemOf(way, result.error)
  } catch {
    return lost
  }
}
