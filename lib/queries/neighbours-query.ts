import { queryOptions } from '@tanstack/react-query'
import type { RunIds } from '#/lib/client/run.ts'
import { getNeighbours } from '#/lib/client/run-neighbours.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

/** The runs of the same report around a run. Lies with the figures of reports, so that it is asked again when runs change. */
export function neighboursQuery(ids: RunIds) {
  return queryOptions({
    queryKey: [...runKeys.reports(ids.account), 'neighbours', ids.report, ids.run] as const,
    queryFn: ({ signal }) => getNeighbours(browserFetchUntil(signal), ids),
  })
}
