import { apiPath } from '#/lib/client/api-path.ts'
import type { QueryRunIds } from '#/lib/client/query-run.ts'
import type { RunIds } from '#/lib/client/run.ts'

export function runPath({ account, report, run }: RunIds): string {
  return apiPath(account, 'reports', report, 'runs', run)
}

/** Where a query run's whole result lies, for a person who is signed in. */
export function resultPath({ queryRun, ...ids }: QueryRunIds): string {
  return `${runPath(ids)}/query_runs/${encodeURIComponent(queryRun)}/results`
}
