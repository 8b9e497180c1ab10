import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { Access, Caller } from '#/runs-api/http/caller.ts'

/** What travels with a request, each from the middleware on that sets it (`app.ts` has their order). */
export type RequestVariables = {
  requestId: string
  /** Whom a valid credential shows to be asking; null without one. */
  caller: Caller | null
  /** What the caller may do in the account of the address: set on every route below `/api/{account}/`. */
  access: Access
  /** Calls back when that ends before its time, for an answer that goes on; gives the way to wait no longer. */
  whenForgotten: (leave: () => void) => () => void
  /** True for a signed address (`signAddress`), which is read without a caller: `access` is not set then. */
  isSigned: boolean
}

export type AppEnv = {
  /** What the Node server adds to a request; absent where the app is called without a port. */
  Bindings: { incoming?: { socket: { remoteAddress?: string | undefined } } }
  Variables: RequestVariables
}

export type App = OpenAPIHono<AppEnv>
export type Middleware = MiddlewareHandler<AppEnv>

/** Answer through `hal`, `c.body` or `c.newResponse`: a bare `new Response` loses the headers every answer has. */
export type AppContext = Context<AppEnv>
