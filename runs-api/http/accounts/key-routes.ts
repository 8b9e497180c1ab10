import { createRoute } from '@hono/zod-openapi'
import { CreateToken, MadeWorkspaceKey, WorkspaceKeyList } from '#/lib/contract/api-token.ts'
import { ErrorBody, Token } from '#/lib/contract/hal.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { needsRole } from '#/runs-api/http/access/needs-role.ts'
import { needsSignIn } from '#/runs-api/http/access/needs-sign-in.ts'
import { needsWorkspace } from '#/runs-api/http/access/needs-workspace.ts'
import { openTokenKeeper } from '#/runs-api/http/accounts/keep-tokens.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { keysHref, link } from '#/runs-api/http/hal/links.ts'
import { keyResource } from '#/runs-api/http/hal/token.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'

const path = '/api/{account}/keys'
const tags = ['Workspace keys']
const forAdmins = [needsWorkspace, needsRole('admin')]

const listKeys = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'The API keys of a workspace that are not revoked',
  middleware: forAdmins,
  request: { params: AccountPath },
  responses: { 200: halAnswer(WorkspaceKeyList, 'The keys, newest first') },
})

const createKey = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Make an API key of a workspace; its secret is told once',
  middleware: [...forAdmins, needsSignIn],
  request: { params: AccountPath, body: jsonBody(CreateToken) },
  responses: {
    201: halAnswer(MadeWorkspaceKey, 'The key and its secret'),
    409: halAnswer(ErrorBody, 'The workspace has a hundred of them'),
  },
})

const revokeKey = createRoute({
  method: 'delete',
  path: `${path}/{key}`,
  tags,
  summary: 'Revoke an API key of a workspace',
  middleware: forAdmins,
  request: { params: AccountPath.extend({ key: Token }) },
  responses: { 204: { description: 'The key is worth nothing any more' } },
})

/** `GET` and `POST /{a}/keys`, `DELETE /{a}/keys/{key}` (ours). */
export function registerKeyRoutes(app: App, deps: RouteDeps, guards: Guards): void {
  const keeper = openTokenKeeper(deps, guards)
  const holderOf = (c: AppContext) => ({ accountId: c.get('access').account.id, kind: 'workspace_key' }) as const
  const actorOf = (c: AppContext): number => c.get('access').caller.accountId

  app.openapi(listKeys, async (c) => {
    const { username } = c.get('access').account
    const keys = (await keeper.list(holderOf(c))).map((kept) => keyResource(kept, username))
    return hal(c, { _links: { self: link(keysHref(username)) }, _embedded: { keys } }, 200)
  })

  app.openapi(createKey, async (c) => {
    const asked = { actorId: actorOf(c), sent: c.req.valid('json') }
    const { secret, ...made } = await keeper.make(holderOf(c), asked)
    return hal(c, { ...keyResource(made, c.get('access').account.username), secret }, 201)
  })

  app.openapi(revokeKey, async (c) => {
    await keeper.revoke(holderOf(c), { actorId: actorOf(c), token: c.req.valid('param').key })
    return c.body(null, 204)
  })
}
