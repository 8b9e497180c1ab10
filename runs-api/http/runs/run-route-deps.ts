import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import type { ReportForms } from '#/runs-api/engine/lifecycle/report-forms.ts'
import type { Queue } from '#/runs-api/engine/queue/queue.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { EventHub } from '#/runs-api/store/events/event-hub.ts'

/** What the routes of runs stand on, besides what all routes do. */
export type RunRouteDeps = RouteDeps & { queue: Queue; forms: ReportForms; engine: Engine; hub: EventHub }
