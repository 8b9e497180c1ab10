import { createRoute, z } from '@hono/zod-openapi'
import { Report, ReportList } from '#/lib/contract/report.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { reportsHref } from '#/runs-api/http/hal/links.ts'
import { reportResource } from '#/runs-api/http/hal/report.ts'
import { AccountPath, ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { ReportsQuery, reportList } from '#/runs-api/http/reports/report-list.ts'
import { readRecords, Strip } from '#/runs-api/http/reports/strip.ts'

const listReportsRoute = createRoute({
  method: 'get',
  path: '/api/{account}/reports',
  tags: ['Reports'],
  summary: 'Every report the caller may see',
  request: { params: AccountPath, query: ReportsQuery },
  responses: { 200: halAnswer(ReportList, 'A page of reports') },
})

const getReport = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}',
  tags: ['Reports'],
  summary: 'One report, with the form a run of it takes',
  request: { params: ReportPath, query: z.object({ strip: Strip }) },
  responses: { 200: halAnswer(Report, 'The report') },
})

/** `GET /{a}/reports` and `GET /{a}/reports/{r}` (RUNS-API 5, 8). */
export function registerReportRoutes(app: App, deps: RouteDeps): void {
  app.openapi(listReportsRoute, async (c) => {
    const access = c.get('access')
    const href = reportsHref(access.account.username)
    const query = c.req.valid('query')
    return hal(c, await reportList(deps, { access, collectionId: null, href, url: c.req.url, query }), 200)
  })

  app.openapi(getReport, async (c) => {
    const access = c.get('access')
    const report = await addressedReport(deps.store.db, access, c.req.valid('param').report)
    // A report whose file could not be read may have no form either; it is shown with its error.
    const formFields = report.loadError === null ? await deps.formFields(report.versionId) : []
    const records = await readRecords(deps, [report], c.req.valid('query').strip)
    const view = { access, publicUrl: deps.publicUrl, formFields, record: records.get(report.id) }
    return hal(c, reportResource(report, view), 200)
  })
}
