import { createRoute } from '@hono/zod-openapi'
import { Verification } from '#/lib/contract/account.ts'
import { AppError } from '#/lib/errors.ts'
import { requiredCaller } from '#/runs-api/http/access/required-caller.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Caller } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { accountHref, link } from '#/runs-api/http/hal/links.ts'
import { findAccount, readAccount, type AccountRecord } from '#/runs-api/store/accounts.ts'
import { listWorkspaces } from '#/runs-api/store/memberships.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

const verify = createRoute({
  method: 'get',
  path: '/api/verify',
  tags: ['Accounts'],
  summary: 'What the credential is good for',
  responses: { 200: halAnswer(Verification, 'The credential is valid') },
})

async function accountOf(db: Db, caller: Caller): Promise<AccountRecord> {
  const account = await readAccount(db, caller.accountId)
  if (account === undefined) throw new AppError('not_found', 'account not found')
  return account
}

/** The workspace a credential stands for: a key's own, or the only one its person is in. */
async function workspaceOf(db: Db, account: AccountRecord): Promise<AccountRecord | undefined> {
  if (account.kind === 'workspace') return account
  const [workspace, ...others] = await listWorkspaces(db, account.id)
  return workspace === undefined || others.length > 0 ? undefined : await findAccount(db, workspace.username)
}

/** `GET /api/verify` (RUNS-API 5). */
export function registerCallerRoutes(app: App, { store: { db } }: RouteDeps): void {
  app.openapi(verify, async (c) => {
    const caller = requiredCaller(c)
    const account = await accountOf(db, caller)
    const workspace = await workspaceOf(db, account)
    const answer = {
      workspace: workspace?.username ?? null,
      workspace_token: workspace?.token ?? null,
      api_key_scope: { kind: caller.credentialKind, account: account.username },
      _links: { self: link('/api/verify'), account: link(accountHref(account.username)) },
    }
    return hal(c, answer, 200)
  })
}
