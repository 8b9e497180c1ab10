import { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import { enterAccount } from '#/runs-api/http/access/enter-account.ts'
import { createGuards, type Guards } from '#/runs-api/http/access/guards.ts'
import { identifyCaller, limitRate } from '#/runs-api/http/access/identify-caller.ts'
import { createRateLimiter } from '#/runs-api/http/access/rate-limiter.ts'
import { enterOwnAccount } from '#/runs-api/http/access/required-person.ts'
import { registerAccountRoutes } from '#/runs-api/http/accounts/account-routes.ts'
import { registerCallerRoutes } from '#/runs-api/http/accounts/caller-routes.ts'
import { registerDataSourceRoutes } from '#/runs-api/http/accounts/data-source-routes.ts'
import { registerKeyRoutes } from '#/runs-api/http/accounts/key-routes.ts'
import { registerOwnAccountRoutes } from '#/runs-api/http/accounts/own-account-routes.ts'
import { registerOwnSessionRoutes } from '#/runs-api/http/accounts/own-session-routes.ts'
import { registerPasswordRoute } from '#/runs-api/http/accounts/password-route.ts'
import { registerTokenRoutes } from '#/runs-api/http/accounts/token-routes.ts'
import { answerError, throwErrors } from '#/runs-api/http/answers/answer-error.ts'
import { dropHeadBody } from '#/runs-api/http/answers/drop-head-body.ts'
import { compressedFromBytes } from '#/runs-api/http/answers/hal.ts'
import { refuseInvalid } from '#/runs-api/http/answers/refuse-invalid.ts'
import { createSharedAnswers } from '#/runs-api/http/answers/share-answers.ts'
import type { AppDeps, RouteDeps } from '#/runs-api/http/app-deps.ts'
import { registerCollectionRoutes } from '#/runs-api/http/collections/collection-routes.ts'
import type { App, AppEnv } from '#/runs-api/http/context.ts'
import { registerPeopleRoutes } from '#/runs-api/http/people/people-routes.ts'
import { registerEmptyListRoutes } from '#/runs-api/http/reports/empty-list-routes.ts'
import { registerQueryRoutes } from '#/runs-api/http/reports/query-routes.ts'
import { registerReportChangeRoutes } from '#/runs-api/http/reports/report-change-routes.ts'
import { registerReportNamesRoute } from '#/runs-api/http/reports/report-names-route.ts'
import { registerReportRoutes } from '#/runs-api/http/reports/report-routes.ts'
import { readBody } from '#/runs-api/http/requests/read-body.ts'
import { recognizePath } from '#/runs-api/http/requests/recognize-path.ts'
import { refuseNul } from '#/runs-api/http/requests/refuse-nul.ts'
import { nameRequest } from '#/runs-api/http/requests/request-id.ts'
import { createTurns } from '#/runs-api/http/requests/take-turns.ts'
import { routedPath } from '#/runs-api/http/requests/routed-path.ts'
import { registerScheduleChangeRoutes } from '#/runs-api/http/schedules/schedule-change-routes.ts'
import { registerScheduleRoutes } from '#/runs-api/http/schedules/schedule-routes.ts'
import { registerSessionRoutes } from '#/runs-api/http/sessions/session-routes.ts'
import { registerHealthRoute } from '#/runs-api/http/system/health-route.ts'
import { registerOpenApiRoute } from '#/runs-api/http/system/openapi-route.ts'
import { registerViewRoutes } from '#/runs-api/http/views/view-routes.ts'

/** Some take two or three of the connections to the store at once. */
const maxReadsAtOnce = 12

/** Everything below `/api/{account}/`: registered behind the middleware that settles `access`. */
function registerResources(app: App, deps: RouteDeps, guards: Guards): void {
  registerDataSourceRoutes(app, deps)
  registerCollectionRoutes(app, deps)
  registerReportRoutes(app, deps)
  registerReportNamesRoute(app, deps)
  registerReportChangeRoutes(app, deps)
  registerQueryRoutes(app, deps)
  registerEmptyListRoutes(app, deps)
  registerScheduleRoutes(app, deps)
  registerScheduleChangeRoutes(app, deps)
  registerViewRoutes(app, deps)
  registerPeopleRoutes(app, deps, guards)
  registerKeyRoutes(app, deps, guards)
  deps.registerRuns?.(app, deps)
}

/**
 * The runs API as a function from `Request` to `Response` (STYLE 3); `fetch(request, env)` takes what a Node server
 * adds as its second argument. A request passes the middleware in the order in which it stands here.
 */
export function createApp(appDeps: AppDeps): App {
  const settledClock = appDeps.clock ?? (() => new Date())
  const turns = createTurns(maxReadsAtOnce)
  const shared = createSharedAnswers({ isBusy: turns.areTaken, clock: settledClock })
  const deps: RouteDeps = { ...appDeps, clock: settledClock, onChange: shared.outdate }
  const { clock, log, rateLimitPer10s } = deps
  const guards = createGuards(deps)
  const gate = { authenticator: guards.authenticator, limiter: createRateLimiter(rateLimitPer10s), clock }

  const app: App = new OpenAPIHono<AppEnv>({ getPath: routedPath, defaultHook: refuseInvalid })
  app.onError(answerError(log))
  app.use(nameRequest(log), throwErrors, dropHeadBody)
  app.use(compress({ threshold: compressedFromBytes, encoding: 'gzip' }))
  app.use(limitRate(gate))
  app.use(recognizePath(app), refuseNul)
  app.use(identifyCaller(gate))

  // A path of one segment stands before the accounts, whose middleware would take its name for one.
  registerHealthRoute(app, deps)
  registerOpenApiRoute(app, deps)
  app.use('/api/sessions', readBody)
  registerSessionRoutes(app, deps, guards)
  app.use('/api/account/*', enterOwnAccount, readBody)
  registerOwnAccountRoutes(app, deps)
  registerPasswordRoute(app, deps, guards)
  registerTokenRoutes(app, deps, guards)
  registerOwnSessionRoutes(app, deps, guards)
  registerCallerRoutes(app, deps)
  registerAccountRoutes(app, deps, guards.resolver)
  // Nobody's body is read before it is known that they may come in.
  app.use('/api/:account/*', enterAccount(guards, deps), readBody, shared.share, turns.take)
  registerResources(app, deps, guards)
  return app
}
