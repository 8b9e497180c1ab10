import { queryOptions } from '@tanstack/react-query'
import type { RunIds } from '#/lib/client/run.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const neighboursClient = onDemand(() => import('#/lib/client/run-neighbours.ts'))

/** The runs of the same report around a run. Lies with the figures of reports, so that it is asked again when runs change. */
export function neighboursQuery(ids: RunIds) {
  return queryOptions({
    queryKey: [...runKeys.reports(ids.account), 'neighbours', ids.report, ids.run] as const,
    queryFn: async ({ signal }) => (await neighboursClient()).getNeighbours(browserFetchUntil(signal), ids),
  })
}
