import { createRoute, z } from '@hono/zod-openapi'
import { type QueryDifference, RunComparison } from '#/lib/contract/run-comparison.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { App } from '#/runs-api/http/context.ts'
import { link, runHref } from '#/runs-api/http/hal/links.ts'
import { RunPath } from '#/runs-api/http/path-params.ts'
import { addressedRun } from '#/runs-api/http/runs/addressed-run.ts'
import {
  comparedRun,
  pairQueries,
  parameterDifferences,
  queryDifference,
} from '#/runs-api/http/runs/comparison-resource.ts'
import { rowDifference, type RunPair } from '#/runs-api/http/runs/row-difference.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import { listQueryRuns } from '#/runs-api/store/runs/query-runs.ts'

const ComparisonQuery = z.object({
  with: z
    .string()
    .regex(/^[0-9a-f]{12}\/[0-9a-f]{12}$/, 'takes the token of a report and of a run of it, as report/run')
    .describe('The other run, as report/run.'),
})

const comparison = createRoute({
  method: 'get',
  path: '/api/{account}/reports/{report}/runs/{run}/comparison',
  summary: 'How two runs differ',
  tags: ['Runs'],
  request: { params: RunPath, query: ComparisonQuery },
  responses: { 200: halAnswer(RunComparison, 'Parameters, and query by query the SQL, the columns and the rows.') },
})

/** For the rows of all queries together; whoever asks waits as long. */
const patienceMs = 20_000

async function compareQueries({ store, engine }: RunRouteDeps, runs: RunPair): Promise<QueryDifference[]> {
  const pairs = pairQueries(await listQueryRuns(store.db, runs.base.id), await listQueryRuns(store.db, runs.other.id))
  const differences: QueryDifference[] = []
  // One after the other: a report may have many queries, and all readers share the memory for them.
  for (const pair of pairs) {
    differences.push({ ...queryDifference(pair), rows: await rowDifference(engine.results, runs, pair) })
  }
  return differences
}

/** `GET …/runs/{run}/comparison?with={report}/{run}` (ours). */
export function registerComparisonRoutes(app: App, deps: RunRouteDeps): void {
  const { db } = deps.store
  app.openapi(comparison, async (c) => {
    const access = c.get('access')
    const account = access.account.username
    const [report = '', run = ''] = c.req.valid('query').with.split('/')
    const base = await addressedRun(db, access, c.req.valid('param'))
    const other = await addressedRun(db, access, { report, run })
    const self = `${runHref(account, base.reportToken, base.token)}/comparison?with=${other.reportToken}/${other.token}`
    const signal = AbortSignal.any([AbortSignal.timeout(patienceMs), c.req.raw.signal])
    const body: RunComparison = {
      _links: { self: link(self) },
      base: comparedRun(base, account),
      other: comparedRun(other, account),
      parameters: parameterDifferences(base.parameters, other.parameters),
      queries: await compareQueries(deps, { base, other, signal }),
    }
    return hal(c, body, 200)
  })
}
