import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { ReportRunList, RunPage } from '#/lib/contract/report-run-list.ts'
import { RunSummary } from '#/lib/contract/run-summary.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { App } from '#/runs-api/http/context.ts'
import { accountRunsHref, runsHref } from '#/runs-api/http/hal/links.ts'
import { AccountPath, ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { RunListQuery, selectionOf, SummaryQuery } from '#/runs-api/http/runs/list-query.ts'
import { answerCursor, answerPage } from '#/runs-api/http/runs/run-pages.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { summaryResource } from '#/runs-api/http/runs/summary-resource.ts'
import { summarizeRuns } from '#/runs-api/store/runs/summarize-runs.ts'

const tags = ['Runs']

const listOfReport = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/runs',
  summary: 'List report runs',
  tags,
  request: { params: ReportPath, query: RunListQuery },
  responses: {
    200: halAnswer(
      z.union([ReportRunList, RunPage]),
      'Newest first; pages by number, or by cursor with after and before.',
    ),
  },
})

const listOfAccount = createRoute({
  method: 'get',
  path: '/api/{account}/runs',
  summary: 'List the runs of every report of the account',
  tags,
  request: { params: AccountPath, query: RunListQuery },
  responses: {
    200: halAnswer(z.union([ReportRunList, RunPage]), 'By cursor; with page, by number and counted exactly.'),
  },
})

const summary = createRoute({
  method: 'get',
  path: '/api/{account}/runs/summary',
  summary: 'Runs by time and state, with their durations',
  tags,
  request: { params: AccountPath, query: SummaryQuery },
  responses: { 200: halAnswer(RunSummary, 'Time buckets of the filtered runs, by when they were created.') },
})

/** The lists of runs, and their summary (specification "List report runs"; RUNS-API 8). */
export function registerListRoutes(app: App, deps: RunRouteDeps): void {
  app.openapi(listOfReport, async (c) => {
    const query = c.req.valid('query')
    const { account } = c.get('access')
    const report = await addressedReport(deps.store.db, c.get('access'), c.req.valid('param').report)
    const selection = selectionOf(c, { reportId: report.id, now: deps.clock() })
    const request = { c, deps, query, selection, href: runsHref(account.username, report.token) }
    const isByCursor = query.after !== undefined || query.before !== undefined
    return hal(c, isByCursor ? await answerCursor(request) : await answerPage(request), 200)
  })

  app.openapi(summary, async (c) => {
    const { buckets: maxBuckets, time_zone: timeZone = null } = c.req.valid('query')
    const selection = selectionOf(c, { reportId: null, now: deps.clock() })
    const found = await summarizeRuns(deps.store.db, selection, { maxBuckets, timeZone })
    return hal(c, summaryResource(found, c, timeZone), 200)
  })

  app.openapi(listOfAccount, async (c) => {
    const query = c.req.valid('query')
    const selection = selectionOf(c, { reportId: null, now: deps.clock() })
    const request = { c, deps, query, selection, href: accountRunsHref(c.get('access').account.username) }
    return hal(c, query.page === undefined ? await answerCursor(request) : await answerPage(request), 200)
  })
}
