import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#/lib/errors.ts'
import { Token } from '#/lib/contract/hal.ts'
import type { App, AppContext } from '#/runs-api/http/context.ts'
import { ReportPath, RunPath } from '#/runs-api/http/path-params.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import { addressedRun } from '#/runs-api/http/runs/addressed-run.ts'
import { attachmentHeaders, contentTypes } from '#/runs-api/http/runs/attachment.ts'
import { rowsWanted, RowsQuery } from '#/runs-api/http/runs/rows-query.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { listQueryRuns } from '#/runs-api/store/runs/query-runs.ts'
import { findResultFile, type ResultFile } from '#/runs-api/store/runs/find-result-file.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

const tags = ['Results']
const reportPath = '/api/{account}/reports/{report}'
const runPath = `${reportPath}/runs/{run}`
const queryRunPath = `${runPath}/query_runs/{query_run}`

const file = (types: string[], description: string) => ({
  200: {
    description,
    content: Object.fromEntries(types.map((type) => [type, { schema: z.string() }])),
  },
})

const csvAnswer = file(
  [contentTypes.csv, contentTypes.zip],
  'A CSV file; a zip with one a query when there are several.',
)

const queryContent = (kind: 'csv' | 'json') =>
  createRoute({
    method: 'get',
    path: `${queryRunPath}/results/content.${kind}`,
    summary: `The result of a query as ${kind.toUpperCase()}`,
    tags,
    request: { params: RunPath.extend({ query_run: Token }), query: RowsQuery },
    responses: file([contentTypes[kind]], 'The whole result, streamed.'),
  })

const runContent = (kind: 'csv' | 'json') =>
  createRoute({
    method: 'get',
    path: `${runPath}/results/content.${kind}`,
    summary: kind === 'csv' ? "A run's results as CSV" : "The rows of a run's first query",
    tags,
    request: { params: RunPath, query: RowsQuery },
    responses: kind === 'csv' ? csvAnswer : file([contentTypes.json], 'An array of rows.'),
  })

const latestContent = createRoute({
  method: 'get',
  path: `${reportPath}/results/content.csv`,
  summary: "The results of the report's latest run",
  tags,
  request: { params: ReportPath },
  responses: csvAnswer,
})

function gone(): AppError {
  return new AppError('not_found', 'run results not found')
}

/** The results of a run that are kept, in the order of its queries. */
async function keptResults({ store, engine }: RunRouteDeps, run: RunRecord): Promise<{ name: string; path: string }[]> {
  const queryRuns = await listQueryRuns(store.db, run.id)
  return queryRuns.flatMap(({ query, file }) => {
    if (file === null) return []
    const key = { reportToken: run.reportToken, runToken: run.token, queryRunToken: file }
    return [{ name: query.name, path: engine.results.pathOf(key) }]
  })
}

async function answerCsv(c: AppContext, deps: RunRouteDeps, run: RunRecord): Promise<Response> {
  const results = await keptResults(deps, run)
  const [first] = results
  if (first === undefined) throw gone()
  const name = `${run.reportName} ${run.token}`
  if (results.length === 1) {
    return c.body(await deps.engine.results.streamCsv(first.path), 200, attachmentHeaders(name, 'csv'))
  }
  return c.body(await deps.engine.results.zipOfCsv(results), 200, attachmentHeaders(name, 'zip'))
}

/** The result of the address: by a signature, which was made for one who might see it, or by who asks. */
async function addressedResult(c: AppContext, deps: RunRouteDeps): Promise<ResultFile> {
  const path = {
    report: c.req.param('report') ?? '',
    run: c.req.param('run') ?? '',
    queryRun: c.req.param('query_run') ?? '',
  }
  if (!c.get('isSigned')) await addressedRun(deps.store.db, c.get('access'), path)
  const result = await findResultFile(deps.store.db, path)
  if (result === undefined) throw gone()
  return result
}

function registerQueryContent(app: App, deps: RunRouteDeps): void {
  const { results } = deps.engine
  app.openapi(queryContent('csv'), async (c) => {
    const { queryName, ...key } = await addressedResult(c, deps)
    const body = await results.streamCsv(results.pathOf(key))
    return c.body(body, 200, attachmentHeaders(`${queryName} ${key.runToken}`, 'csv'))
  })
  app.openapi(queryContent('json'), async (c) => {
    const { queryName: _name, ...key } = await addressedResult(c, deps)
    const body = await results.streamJson(results.pathOf(key), rowsWanted(c.req.valid('query')))
    return c.body(body, 200, { 'content-type': contentTypes.json })
  })
}

/** Results as files, streamed in constant memory (RUNS-API 4); a purged run has none any more. */
export function registerResultRoutes(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  registerQueryContent(app, deps)
  app.openapi(runContent('csv'), async (c) =>
    answerCsv(c, deps, await addressedRun(db, c.get('access'), c.req.valid('param'))),
  )
  app.openapi(runContent('json'), async (c) => {
    const run = await addressedRun(db, c.get('access'), c.req.valid('param'))
    const [first] = await keptResults(deps, run)
    if (first === undefined) throw gone()
    const body = await deps.engine.results.streamJson(first.path, rowsWanted(c.req.valid('query')))
    return c.body(body, 200, { 'content-type': contentTypes.json })
  })
  app.openapi(latestContent, async (c) => {
    const access = c.get('access')
    const report = await addressedReport(db, access, c.req.valid('param').report)
    if (report.latestRunToken === null) throw gone()
    return answerCsv(c, deps, await addressedRun(db, access, { report: report.token, run: report.latestRunToken }))
  })
}
