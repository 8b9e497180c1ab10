import type { App } from '#/runs-api/http/context.ts'
import { registerCopyRoutes } from '#/runs-api/http/runs/copy-routes.ts'
import { registerEventRoutes } from '#/runs-api/http/runs/event-routes.ts'
import { registerListRoutes } from '#/runs-api/http/runs/list-routes.ts'
import { registerQueryRunRoutes } from '#/runs-api/http/runs/query-run-routes.ts'
import { registerResultRoutes } from '#/runs-api/http/runs/result-routes.ts'
import { registerRunActions } from '#/runs-api/http/runs/run-routes.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'

/** Every route of runs, behind the middleware that all routes share. */
export function registerRunRoutes(app: App, deps: RunRouteDeps): void {
  registerListRoutes(app, deps)
  registerEventRoutes(app, deps)
  registerRunActions(app, deps)
  registerCopyRoutes(app, deps)
  registerQueryRunRoutes(app, deps)
  registerResultRoutes(app, deps)
}
