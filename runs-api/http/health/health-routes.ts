import { createRoute } from '@hono/zod-openapi'
import { Health } from '#/lib/contract/health.ts'
import type { ReportRun } from '#/lib/contract/report-run.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { accountHref } from '#/runs-api/http/hal/links.ts'
import { HealthQuery, shapeOf } from '#/runs-api/http/health/health-query.ts'
import { healthResource } from '#/runs-api/http/health/health-resource.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { runResource } from '#/runs-api/http/runs/run-resource.ts'
import { readHealth } from '#/runs-api/store/health/read-health.ts'
import { readRuns } from '#/runs-api/store/runs/list-runs.ts'

const health = createRoute({
  method: 'get',
  path: '/api/{account}/health',
  summary: 'How the reports of the account do, and which of them need attention',
  tags: ['Health'],
  request: { params: AccountPath, query: HealthQuery },
  responses: { 200: halAnswer(Health, 'Figures of the span and of the one before it, and the reports that fail.') },
})

/** Runs as they stand in a list, by their inner numbers. */
async function readListed(deps: RunRouteDeps, access: Access, ids: number[]): Promise<Map<number, ReportRun>> {
  const runs = await readRuns(deps.store.db, ids)
  const view = { access, publicUrl: deps.publicUrl }
  const resources = runs.map(async (run): Promise<[number, ReportRun]> => {
    return [run.id, runResource(run, await deps.forms.bareFields(run.versionId, run.parameters), view)]
  })
  return new Map(await Promise.all(resources))
}

/** `GET /{a}/health` (RUNS-API 8). */
export function registerHealthRoutes(app: App, deps: RunRouteDeps): void {
  app.openapi(health, async (c) => {
    const access = c.get('access')
    const { span, time_zone: timeZone } = c.req.valid('query')
    const question = { scope: access.scope, now: deps.clock(), timeZone, ...shapeOf(span) }
    const reading = await readHealth(deps.store.db, question)
    const ids = reading.attention.reports.map(({ latestFailureId }) => latestFailureId)
    const account = access.account.username
    const view = {
      account,
      self: `${accountHref(account)}/health${new URL(c.req.url).search}`,
      timeZone,
      failures: await readListed(deps, access, ids),
    }
    return hal(c, healthResource(reading, view), 200)
  })
}
