import { createRoute, z } from '@hono/zod-openapi'
import { Links } from '#/lib/contract/hal.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, reportHref } from '#/runs-api/http/hal/links.ts'
import { ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'

const EmptyList = z.object({ _links: Links, _embedded: z.record(z.string(), z.array(z.unknown())) })

/** The last segment of the address, and the key of the list under `_embedded`. */
const lists = [
  { segment: 'pins', key: 'report_pins' },
  { segment: 'filters', key: 'report_filters' },
  { segment: 'subscriptions', key: 'report_subscriptions' },
]

/** What a report of Mode links to and we have no data for: an empty list, not a dead link (RUNS-API 5). */
export function registerEmptyListRoutes(app: App, { store: { db } }: RouteDeps): void {
  for (const { segment, key } of lists) {
    const route = createRoute({
      method: 'get',
      path: `/api/{account}/reports/{report}/${segment}`,
      tags: ['Reports'],
      summary: `Always empty: there are no ${segment} here`,
      request: { params: ReportPath },
      responses: { 200: halAnswer(EmptyList, 'An empty list') },
    })
    app.openapi(route, async (c) => {
      const access = c.get('access')
      const report = await addressedReport(db, access, c.req.param('report') ?? '')
      const self = link(`${reportHref(access.account.username, report.token)}/${segment}`)
      return hal(c, { _links: { self }, _embedded: { [key]: [] } }, 200)
    })
  }
}
