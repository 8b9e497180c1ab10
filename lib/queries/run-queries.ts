import { queryOptions } from '@tanstack/react-query'
import type { RunIds } from '#/lib/client/run.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { tabConnection } from '#/lib/queries/live/connection.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runDetailsKey } from '#/lib/queries/run-keys.ts'
import { isSessionOver } from '#/lib/queries/session-over.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

const detailsClient = onDemand(() => import('#/lib/client/run-details.ts'))
const pollMs = 1_000
/** Events tell of runs, not of their queries: how far those are is asked now and then. */
const livePollMs = 3_000

/** A run and its queries, kept up to date until the run is over: by `useLiveRuns`, or by asking every second without it. */
export function runDetailsQuery(ids: RunIds) {
  return queryOptions({
    queryKey: runDetailsKey(ids),
    queryFn: async ({ signal }) => (await detailsClient()).getRunDetails(browserFetchUntil(signal), ids),
    refetchInterval: ({ state: { data, error } }) => {
      if ((data && isFinished(data.run.state)) || isSessionOver(error)) return false
      return tabConnection.get().state === 'live' ? livePollMs : pollMs
    },
  })
}
