import { createRoute } from '@hono/zod-openapi'
import { CurrentAccount, UpdateAccount } from '#/lib/contract/account.ts'
import { requiredPerson } from '#/runs-api/http/access/required-person.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Caller } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { currentAccount } from '#/runs-api/http/hal/account.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { listWorkspaces } from '#/runs-api/store/memberships.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readOwnAccount, updateOwnAccount, type OwnChange } from '#/runs-api/store/people/own-account.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const getCaller = createRoute({
  method: 'get',
  path: '/api/account',
  tags: ['Accounts'],
  summary: 'The person who calls, and their workspaces',
  responses: { 200: halAnswer(CurrentAccount, 'The caller') },
})

const changeCaller = createRoute({
  method: 'patch',
  path: '/api/account',
  tags: ['Accounts'],
  summary: 'Change one’s own name, e-mail address, time zone or preferences',
  request: { body: jsonBody(UpdateAccount) },
  responses: { 200: halAnswer(CurrentAccount, 'The caller as they are now') },
})

/** What a person reads of themselves, by the credential they came with. */
export async function ownAccountResource(db: Db, caller: Caller): Promise<CurrentAccount> {
  const account = await readOwnAccount(db, caller.accountId)
  if (account === undefined) throw new Error(`The person ${caller.username} has a credential and no account`)
  return currentAccount(account, { caller, workspaces: await listWorkspaces(db, account.id) })
}

function changeOf({ name, email, time_zone: timeZone, preferences }: UpdateAccount): OwnChange {
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(preferences === undefined ? {} : { preferences }),
  }
}

/** `GET` and `PATCH /api/account` (RUNS-API 5; changing is ours). */
export function registerOwnAccountRoutes(app: App, { store: { db } }: RouteDeps): void {
  app.openapi(getCaller, async (c) => hal(c, await ownAccountResource(db, requiredPerson(c)), 200))

  app.openapi(changeCaller, async (c) => {
    const caller = requiredPerson(c)
    const change = changeOf(c.req.valid('json'))
    // How the pages look is nobody's business but the person's.
    const { preferences: _looks, ...said } = change
    await inTransaction(db, async (tx) => {
      await updateOwnAccount(tx, caller.accountId, change)
      if (Object.keys(said).length === 0) return
      await recordAudit(tx, {
        accountId: caller.accountId,
        actorId: caller.accountId,
        action: 'account.changed',
        subjectType: 'account',
        subjectToken: null,
        details: { changed: Object.keys(said) },
      })
    })
    return hal(c, await ownAccountResource(db, caller), 200)
  })
}
