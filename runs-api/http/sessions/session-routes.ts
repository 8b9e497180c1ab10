import { createRoute } from '@hono/zod-openapi'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { Session, StartSession } from '#/lib/contract/session.ts'
import { AppError } from '#/lib/errors.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { limitAttempts } from '#/runs-api/http/access/limit-attempts.ts'
import { requiredCaller } from '#/runs-api/http/access/required-caller.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { signInByLink } from '#/runs-api/http/sessions/sign-in-by-link.ts'
import { signInByPassword, type SignedIn } from '#/runs-api/http/sessions/sign-in-by-password.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { revokeCredential } from '#/runs-api/store/credentials.ts'
import { listWorkspaces } from '#/runs-api/store/memberships.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const startSession = createRoute({
  method: 'post',
  path: '/api/sessions',
  tags: ['Sessions'],
  summary: 'Trade a password or a one-time link for a credential of one day',
  security: [],
  request: { body: jsonBody(StartSession) },
  responses: {
    201: halAnswer(Session, 'The credential, and whose it is'),
    409: halAnswer(ErrorBody, 'The link makes the first administrator, and the body does not say who that is'),
  },
})

const endSession = createRoute({
  method: 'delete',
  path: '/api/sessions',
  tags: ['Sessions'],
  summary: 'Revoke the session that calls',
  responses: { 204: { description: 'The session is over' } },
})

/** `POST` and `DELETE /api/sessions` (ours; DESIGN 7). */
export function registerSessionRoutes(app: App, deps: RouteDeps, { authenticator, attempts }: Guards): void {
  const { db } = deps.store

  app.openapi(startSession, async (c) => {
    const body = c.req.valid('json')
    const now = deps.clock()
    const username = 'link' in body ? null : body.username
    const signIn = async (): Promise<SignedIn> =>
      'link' in body
        ? signInByLink(db, { link: body.link, body: await c.req.json(), now })
        : signInByPassword(db, { ...body, now })
    const signedIn = await limitAttempts(c, { attempts, username, now }, signIn)
    const { token, secret, expiresAt, person } = signedIn
    const account = { username: person.username, name: person.name }
    const workspaces = await listWorkspaces(db, person.id)
    return hal(c, { token, secret, expires_at: timestamp(expiresAt), account, workspaces }, 201)
  })

  app.openapi(endSession, async (c) => {
    const { credentialId, credentialKind, accountId } = requiredCaller(c)
    if (credentialKind !== 'session') {
      throw new AppError('bad_request', 'Only a session ends itself; API tokens are revoked, not signed out.')
    }
    await inTransaction(db, async (tx) => {
      if (!(await revokeCredential(tx, credentialId, deps.clock()))) return
      await recordAudit(tx, {
        accountId,
        actorId: accountId,
        action: 'session.ended',
        subjectType: 'credential',
        subjectToken: null,
      })
    })
    authenticator.forget(credentialId)
    return c.body(null, 204)
  })
}
