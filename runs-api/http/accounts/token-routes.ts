import { createRoute, z } from '@hono/zod-openapi'
import { ApiTokenList, CreateToken, MadeApiToken } from '#/lib/contract/api-token.ts'
import { ErrorBody, Token } from '#/lib/contract/hal.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { needsSignIn } from '#/runs-api/http/access/needs-sign-in.ts'
import { requiredPerson } from '#/runs-api/http/access/required-person.ts'
import { openTokenKeeper } from '#/runs-api/http/accounts/keep-tokens.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { link } from '#/runs-api/http/hal/links.ts'
import { tokenResource } from '#/runs-api/http/hal/token.ts'

const path = '/api/account/tokens'
const tags = ['API tokens']

const listTokens = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'One’s own API tokens that are not revoked',
  responses: { 200: halAnswer(ApiTokenList, 'The tokens, newest first') },
})

const createToken = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Make an API token; its secret is told once',
  middleware: [needsSignIn],
  request: { body: jsonBody(CreateToken) },
  responses: {
    201: halAnswer(MadeApiToken, 'The token and its secret'),
    409: halAnswer(ErrorBody, 'One has a hundred of them'),
  },
})

const revokeToken = createRoute({
  method: 'delete',
  path: `${path}/{token}`,
  tags,
  summary: 'Revoke an API token',
  request: { params: z.object({ token: Token }) },
  responses: { 204: { description: 'The token is worth nothing any more' } },
})

/** `GET` and `POST /api/account/tokens`, `DELETE /api/account/tokens/{token}` (ours). */
export function registerTokenRoutes(app: App, deps: RouteDeps, guards: Guards): void {
  const keeper = openTokenKeeper(deps, guards)
  const holderOf = (c: AppContext) => ({ accountId: requiredPerson(c).accountId, kind: 'api_token' }) as const

  app.openapi(listTokens, async (c) => {
    const tokens = (await keeper.list(holderOf(c))).map(tokenResource)
    return hal(c, { _links: { self: link(path) }, _embedded: { tokens } }, 200)
  })

  app.openapi(createToken, async (c) => {
    const holder = holderOf(c)
    const { secret, ...made } = await keeper.make(holder, { actorId: holder.accountId, sent: c.req.valid('json') })
    return hal(c, { ...tokenResource(made), secret }, 201)
  })

  app.openapi(revokeToken, async (c) => {
    const holder = holderOf(c)
    await keeper.revoke(holder, { actorId: holder.accountId, token: c.req.valid('param').token })
    return c.body(null, 204)
  })
}
