import { queryOptions } from '@tanstack/react-query'
import { type QueryRunIds, getQueryResult } from '#/lib/client/query-run.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { getRunDetails } from '#/lib/client/run-details.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { isSessionOver } from '#/lib/queries/session-over.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

const pollMs = 1_000
const shownRows = 100

/** A run and its queries, read again every second until the run is over. */
export function runDetailsQuery(ids: RunIds) {
  return queryOptions({
    queryKey: ['run', ids.account, ids.report, ids.run],
    queryFn: () => getRunDetails(browserFetch, ids),
    refetchInterval: ({ state: { data, error } }) =>
      (data && isFinished(data.run.state)) || isSessionOver(error) ? false : pollMs,
  })
}

/** The first rows of a query's result; they never change. */
export function queryResultQuery(ids: QueryRunIds) {
  return queryOptions({
    queryKey: ['run', ids.account, ids.report, ids.run, 'result', ids.queryRun],
    queryFn: () => getQueryResult(browserFetch, ids, shownRows),
    staleTime: Infinity,
  })
}
