import { createRoute, z } from '@hono/zod-openapi'
import { CurrentAccount, PublicAccount } from '#/lib/contract/account.ts'
import { AppError } from '#/lib/errors.ts'
import type { AccessResolver } from '#/runs-api/http/access/account-access.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { ownAccountResource } from '#/runs-api/http/accounts/own-account-routes.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { publicAccount } from '#/runs-api/http/hal/account.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { findAccount } from '#/runs-api/store/accounts.ts'

const withOrWithoutCredentials: Record<string, string[]>[] = [{}, { basic: [] }]

const getAccount = createRoute({
  method: 'get',
  path: '/api/{account}',
  tags: ['Accounts'],
  summary: 'A workspace or a person',
  security: withOrWithoutCredentials,
  request: { params: AccountPath },
  responses: { 200: halAnswer(z.union([CurrentAccount, PublicAccount]), 'The account') },
})

/** `GET /{a}`: public fields for everybody, all of them for oneself (RUNS-API 5). */
export function registerAccountRoutes(app: App, { store: { db } }: RouteDeps, resolver: AccessResolver): void {
  app.openapi(getAccount, async (c) => {
    const account = await findAccount(db, c.req.valid('param').account)
    if (account === undefined) throw new AppError('not_found', 'account not found')
    const caller = c.get('caller')
    const access = caller === null ? undefined : await resolver.resolve(caller, account.username)
    if (caller !== null && access !== undefined && account.kind === 'user') {
      return hal(c, await ownAccountResource(db, caller), 200)
    }
    return hal(c, publicAccount(account, { mayEnter: access !== undefined }), 200)
  })
}
