import { createRoute } from '@hono/zod-openapi'
import { ReportNames } from '#/lib/contract/report-names.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, reportNamesHref } from '#/runs-api/http/hal/links.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { listReportNames } from '#/runs-api/store/reports/list-report-names.ts'

const maxNames = 20_000

const listReportNamesRoute = createRoute({
  method: 'get',
  path: '/api/{account}/report_names',
  tags: ['Reports'],
  summary: 'What every report the caller may see is called',
  request: { params: AccountPath },
  responses: { 200: halAnswer(ReportNames, 'Their names, in alphabetical order') },
})

/** `GET /{a}/report_names`: for menus and searches, which need no more than that of every report. */
export function registerReportNamesRoute(app: App, { store: { db } }: RouteDeps): void {
  app.openapi(listReportNamesRoute, async (c) => {
    const { account, scope } = c.get('access')
    const names = await listReportNames(db, scope, maxNames)
    const body: ReportNames = {
      _links: { self: link(reportNamesHref(account.username)) },
      _embedded: { report_names: names.map(({ token, name, isArchived }) => ({ token, name, archived: isArchived })) },
    }
    return hal(c, body, 200)
  })
}
