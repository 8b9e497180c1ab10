import { createRoute, z } from '@hono/zod-openapi'
import { AppError } from '#/lib/errors.ts'
import { Links, Token } from '#/lib/contract/hal.ts'
import { QueryRun, QueryRunList, QueryRunResult } from '#/lib/contract/query-run.ts'
import { signAddress } from '#/runs-api/http/access/signed-address.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, queryRunHref, runHref } from '#/runs-api/http/hal/links.ts'
import { absoluteHref } from '#/runs-api/http/hal/page-links.ts'
import { RunPath } from '#/runs-api/http/path-params.ts'
import { addressedRun } from '#/runs-api/http/runs/addressed-run.ts'
import { queryRunResource } from '#/runs-api/http/runs/query-run-resource.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { listQueryRuns, type QueryRunRecord } from '#/runs-api/store/runs/query-runs.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

const tags = ['Query runs']
const runPath = '/api/{account}/reports/{report}/runs/{run}'
const QueryRunPath = RunPath.extend({ query_run: Token })

/** How long a signed address of a result can be read. */
const signedForMs = 60 * 60 * 1000

const list = createRoute({
  method: 'get',
  path: `${runPath}/query_runs`,
  summary: 'The queries of a run',
  tags,
  request: { params: RunPath },
  responses: { 200: halAnswer(QueryRunList, 'One a query, never paged.') },
})

const get = createRoute({
  method: 'get',
  path: `${runPath}/query_runs/{query_run}`,
  summary: 'One query of a run',
  tags,
  request: { params: QueryRunPath },
  responses: { 200: halAnswer(QueryRun, 'The query run.') },
})

const results = createRoute({
  method: 'get',
  path: `${runPath}/query_runs/{query_run}/results`,
  summary: 'Where the result of a query can be read',
  tags,
  request: { params: QueryRunPath },
  responses: { 200: halAnswer(QueryRunResult, 'Its size, and addresses that need no credentials for an hour.') },
})

const cells = createRoute({
  method: 'get',
  path: `${runPath}/python_cell_runs`,
  summary: 'The cells of the notebook: none, for a report without one',
  tags,
  request: { params: RunPath },
  responses: {
    200: halAnswer(
      z.object({ _links: Links, _embedded: z.object({ python_cell_runs: z.array(z.unknown()).length(0) }) }),
      'Empty.',
    ),
  },
})

type Addressed = { run: RunRecord; queryRun: QueryRunRecord }

async function addressedQueryRun(
  deps: RunRouteDeps,
  access: Access,
  path: { report: string; run: string; query_run: string },
): Promise<Addressed> {
  const run = await addressedRun(deps.store.db, access, path)
  const queryRun = (await listQueryRuns(deps.store.db, run.id)).find(({ token }) => token === path.query_run)
  if (queryRun === undefined) throw new AppError('not_found', 'query run not found')
  return { run, queryRun }
}

function resultResource(deps: RunRouteDeps, access: Access, { run, queryRun }: Addressed): QueryRunResult {
  const { file, rowCount, byteCount, columns } = queryRun
  if (file === null || rowCount === null) throw new AppError('not_found', 'run results not found')
  const self = `${queryRunHref(runHref(access.account.username, run.reportToken, run.token), queryRun.token)}/results`
  const expiresAt = new Date(deps.clock().getTime() + signedForMs)
  const signed = (kind: 'csv' | 'json'): string =>
    absoluteHref(deps.publicUrl, signAddress(`${self}/content.${kind}`, { secret: deps.signingSecret, expiresAt }))
  const [csv, json] = [signed('csv'), signed('json')]
  return {
    content_length: byteCount ?? 0,
    count: rowCount,
    state: queryRun.state,
    columns: columns ?? [],
    csv_href: csv,
    json_href: json,
    _links: { self: link(self), csv: link(csv), json: link(json) },
  }
}

/** What a run's queries did, and where their results are (RUNS-API 4). */
export function registerQueryRunRoutes(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  const maxResultBytes = deps.engine.limits.maxBytes

  app.openapi(list, async (c) => {
    const { account } = c.get('access')
    const run = await addressedRun(db, c.get('access'), c.req.valid('param'))
    const view = { account: account.username, run, maxResultBytes }
    const queryRuns = (await listQueryRuns(db, run.id)).map((queryRun) => queryRunResource(queryRun, view))
    const self = link(`${runHref(account.username, run.reportToken, run.token)}/query_runs`)
    return hal(c, { _links: { self }, _embedded: { query_runs: queryRuns } }, 200)
  })

  app.openapi(get, async (c) => {
    const access = c.get('access')
    const { run, queryRun } = await addressedQueryRun(deps, access, c.req.valid('param'))
    return hal(c, queryRunResource(queryRun, { account: access.account.username, run, maxResultBytes }), 200)
  })

  app.openapi(results, async (c) => {
    const access = c.get('access')
    return hal(c, resultResource(deps, access, await addressedQueryRun(deps, access, c.req.valid('param'))), 200)
  })

  app.openapi(cells, async (c) => {
    const run = await addressedRun(db, c.get('access'), c.req.valid('param'))
    const self = `${runHref(c.get('access').account.username, run.reportToken, run.token)}/python_cell_runs`
    return hal(c, { _links: { self: link(self) }, _embedded: { python_cell_runs: [] } }, 200)
  })
}
