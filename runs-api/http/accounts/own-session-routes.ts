import { createRoute, z } from '@hono/zod-openapi'
import { Token } from '#/lib/contract/hal.ts'
import { OwnSessionList, SessionsEnded, type OwnSession } from '#/lib/contract/session.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { requiredPerson } from '#/runs-api/http/access/required-person.ts'
import { openTokenKeeper } from '#/runs-api/http/accounts/keep-tokens.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { link } from '#/runs-api/http/hal/links.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import { endOtherSessions, type KeptCredential } from '#/runs-api/store/people/kept-credentials.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const path = '/api/account/sessions'
const tags = ['Sessions']

const listSessions = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'One’s own sessions that go on',
  responses: { 200: halAnswer(OwnSessionList, 'The sessions, newest first') },
})

const endOthers = createRoute({
  method: 'delete',
  path,
  tags,
  summary: 'End all of one’s sessions but the one that calls',
  responses: { 200: halAnswer(SessionsEnded, 'How many have ended') },
})

const endSession = createRoute({
  method: 'delete',
  path: `${path}/{session}`,
  tags,
  summary: 'End one of one’s sessions',
  request: { params: z.object({ session: Token }) },
  responses: { 204: { description: 'The session is over' } },
})

function sessionResource(kept: KeptCredential, expiresAt: Date, isCurrent: boolean): OwnSession {
  return {
    token: kept.token,
    begun_by: kept.begunBy,
    is_current: isCurrent,
    created_at: timestamp(kept.createdAt),
    last_used_at: timestampOrNull(kept.lastUsedAt),
    expires_at: timestamp(expiresAt),
    _links: { self: link(`${path}/${kept.token}`) },
  }
}

/** `GET` and `DELETE /api/account/sessions`, `DELETE /api/account/sessions/{session}` (ours). */
export function registerOwnSessionRoutes(app: App, deps: RouteDeps, guards: Guards): void {
  const keeper = openTokenKeeper(deps, guards)
  const holderOf = (c: AppContext) => ({ accountId: requiredPerson(c).accountId, kind: 'session' }) as const

  app.openapi(listSessions, async (c) => {
    const { credentialId } = requiredPerson(c)
    const sessions = (await keeper.list(holderOf(c))).flatMap((kept) =>
      kept.expiresAt === null ? [] : [sessionResource(kept, kept.expiresAt, kept.id === credentialId)],
    )
    return hal(c, { _links: { self: link(path) }, _embedded: { sessions } }, 200)
  })

  app.openapi(endOthers, async (c) => {
    const { accountId, credentialId } = requiredPerson(c)
    const other = { accountId, credentialId }
    const ended = await inTransaction(deps.store.db, (tx) => endOtherSessions(tx, other, deps.clock()))
    for (const id of ended) guards.authenticator.forget(id)
    return hal(c, { ended: ended.length }, 200)
  })

  app.openapi(endSession, async (c) => {
    const holder = holderOf(c)
    await keeper.revoke(holder, { actorId: holder.accountId, token: c.req.valid('param').session })
    return c.body(null, 204)
  })
}
