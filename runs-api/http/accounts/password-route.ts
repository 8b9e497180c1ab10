import { createRoute } from '@hono/zod-openapi'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { ChangePassword, PasswordChanged } from '#/lib/contract/password.ts'
import { AppError } from '#/lib/errors.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { limitAttempts } from '#/runs-api/http/access/limit-attempts.ts'
import { needsSignIn } from '#/runs-api/http/access/needs-sign-in.ts'
import { requiredPerson } from '#/runs-api/http/access/required-person.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { needsCurrentPassword } from '#/runs-api/http/hal/account.ts'
import { findSignIn } from '#/runs-api/store/accounts.ts'
import { hashPassword, isPassword } from '#/runs-api/store/passwords.ts'
import { changePassword } from '#/runs-api/store/people/change-password.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const changePasswordRoute = createRoute({
  method: 'patch',
  path: '/api/account/password',
  tags: ['Accounts'],
  summary: 'Set or change one’s own password; one’s other sessions end, API tokens stay',
  middleware: [needsSignIn],
  request: { body: jsonBody(ChangePassword) },
  responses: {
    200: halAnswer(PasswordChanged, 'The password is changed'),
    409: halAnswer(ErrorBody, 'It was changed somewhere else at the same time'),
  },
})

async function checkCurrent(given: string | undefined, hash: string | null): Promise<void> {
  if (given === undefined || given === '') throw new AppError('bad_request', 'current_password is needed.')
  if (await isPassword(given, hash)) return
  throw new AppError('bad_request', 'current_password is not the one you have now.')
}

/** `PATCH /api/account/password` (ours): guessing the present one is as slow as guessing it at the door. */
export function registerPasswordRoute(app: App, { store: { db }, clock }: RouteDeps, guards: Guards): void {
  const { authenticator, attempts } = guards

  /** The hash that the new password replaces, once it is clear that it may. */
  const replacedHash = async (c: AppContext, current: string | undefined): Promise<string | null> => {
    const caller = requiredPerson(c)
    const hash = (await findSignIn(db, caller.username))?.passwordHash ?? null
    if (needsCurrentPassword({ hasPassword: hash !== null }, caller)) {
      const attempt = { attempts, username: caller.username, now: clock() }
      await limitAttempts(c, attempt, () => checkCurrent(current, hash))
    }
    return hash
  }

  app.openapi(changePasswordRoute, async (c) => {
    const { accountId, credentialId } = requiredPerson(c)
    const sent = c.req.valid('json')
    const oldHash = await replacedHash(c, sent.current_password)
    const newHash = await hashPassword(sent.new_password)
    const change = { accountId, credentialId, oldHash, newHash, now: clock() }
    const ended = await inTransaction(db, (tx) => changePassword(tx, change))
    for (const id of ended) authenticator.forget(id)
    return hal(c, { ended_sessions: ended.length }, 200)
  })
}
