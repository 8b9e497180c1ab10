import { createRoute, z } from '@hono/zod-openapi'
import { Links, Token } from '#/lib/contract/hal.ts'
import { ReportQuery } from '#/lib/contract/report.ts'
import { AppError } from '#/lib/errors.ts'
import type { QueryDefinition } from '#/lib/reports/report-definition.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { dataSourceToken, decimalOf } from '#/runs-api/http/hal/data-source.ts'
import { dataSourceHref, link, queryHref, reportHref } from '#/runs-api/http/hal/links.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import { ReportPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { readLatestQueryRuns } from '#/runs-api/store/latest-query-runs.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ReportRecord } from '#/runs-api/store/reports.ts'
import { readVersion } from '#/runs-api/store/reports/save-version.ts'

const QueryList = z.object({ _links: Links, _embedded: z.object({ queries: z.array(ReportQuery) }) })

const listQueries = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/queries',
  tags: ['Reports'],
  summary: 'The queries of a report as they stand today',
  request: { params: ReportPath },
  responses: { 200: halAnswer(QueryList, 'The queries') },
})

const getQuery = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/queries/{query}',
  tags: ['Reports'],
  summary: 'One query',
  request: { params: ReportPath.extend({ query: Token }) },
  responses: { 200: halAnswer(ReportQuery, 'The query') },
})

type Place = { account: string; report: ReportRecord; lastRuns: Map<string, string> }

function queryResource(query: QueryDefinition, { account, report, lastRuns }: Place): ReportQuery {
  const dataSource = dataSourceToken(query.dataSource)
  return {
    id: decimalOf(query.token),
    token: query.token,
    raw_query: query.source,
    created_at: timestamp(report.createdAt),
    updated_at: timestamp(report.editedAt),
    name: query.name,
    last_run_id: lastRuns.get(query.token) ?? null,
    data_source_id: decimalOf(dataSource),
    explorations_count: 0,
    report_imports_count: 0,
    mapping_id: null,
    _links: {
      self: link(queryHref(account, report.token, query.token)),
      report: link(reportHref(account, report.token)),
      data_source: link(dataSourceHref(account, dataSource)),
    },
  }
}

async function queriesOf(db: Db, access: Access, report: ReportRecord): Promise<ReportQuery[]> {
  const [version, lastRuns] = await Promise.all([readVersion(db, report.versionId), readLatestQueryRuns(db, report.id)])
  const place = { account: access.account.username, report, lastRuns }
  return (version?.queries ?? []).map((query) => queryResource(query, place))
}

/** `GET /{a}/reports/{r}/queries` and one of them (RUNS-API 5). */
export function registerQueryRoutes(app: App, { store: { db } }: RouteDeps): void {
  app.openapi(listQueries, async (c) => {
    const access = c.get('access')
    const report = await addressedReport(db, access, c.req.valid('param').report)
    const self = link(`${reportHref(access.account.username, report.token)}/queries`)
    return hal(c, { _links: { self }, _embedded: { queries: await queriesOf(db, access, report) } }, 200)
  })

  app.openapi(getQuery, async (c) => {
    const access = c.get('access')
    const { report: token, query: wanted } = c.req.valid('param')
    const queries = await queriesOf(db, access, await addressedReport(db, access, token))
    const query = queries.find(({ token }) => token === wanted)
    if (query === undefined) throw new AppError('not_found', 'query not found')
    return hal(c, query, 200)
  })
}
