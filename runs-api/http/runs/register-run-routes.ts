import type { App } from '#/runs-api/http/context.ts'
import { registerFailureRoutes } from '#/runs-api/http/health/failure-routes.ts'
import { registerHealthRoutes } from '#/runs-api/http/health/health-routes.ts'
import { registerAcknowledgeRoutes } from '#/runs-api/http/runs/acknowledge-routes.ts'
import { registerComparisonRoutes } from '#/runs-api/http/runs/comparison-routes.ts'
import { registerCopyRoutes } from '#/runs-api/http/runs/copy-routes.ts'
import { registerEventRoutes } from '#/runs-api/http/runs/event-routes.ts'
import { registerExportRoutes } from '#/runs-api/http/runs/export-routes.ts'
import { registerFacetRoutes } from '#/runs-api/http/runs/facet-routes.ts'
import { registerListRoutes } from '#/runs-api/http/runs/list-routes.ts'
import { registerNeighbourRoutes } from '#/runs-api/http/runs/neighbour-routes.ts'
import { registerQueryRunRoutes } from '#/runs-api/http/runs/query-run-routes.ts'
import { registerResultRoutes } from '#/runs-api/http/runs/result-routes.ts'
import { registerParameterSetRoutes } from '#/runs-api/http/timeline/parameter-set-routes.ts'
import { registerTimelineRoutes } from '#/runs-api/http/timeline/timeline-routes.ts'
import { registerRunActions } from '#/runs-api/http/runs/run-routes.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'

/** Every route of runs and of what they say of their reports, behind the middleware that all routes share. */
export function registerRunRoutes(app: App, deps: RunRouteDeps): void {
  deps.hub.subscribe(deps.onChange)
  registerHealthRoutes(app, deps)
  registerFailureRoutes(app, deps)
  registerListRoutes(app, deps)
  registerFacetRoutes(app, deps)
  registerTimelineRoutes(app, deps)
  registerParameterSetRoutes(app, deps)
  registerExportRoutes(app, deps)
  registerEventRoutes(app, deps)
  registerRunActions(app, deps)
  registerAcknowledgeRoutes(app, deps)
  registerNeighbourRoutes(app, deps)
  registerComparisonRoutes(app, deps)
  registerCopyRoutes(app, deps)
  registerQueryRunRoutes(app, deps)
  registerResultRoutes(app, deps)
}
