import { queryOptions } from '@tanstack/react-query'
import type { QueryRunIds, RowsPage } from '#/lib/client/query-run.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'

const queryRunClient = onDemand(() => import('#/lib/client/query-run.ts'))
const settleMs = 90
const keptMs = 60_000

// Rows that fly by while somebody drags the scroll bar are not asked for.
function settled(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, settleMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('Rows out of sight', 'AbortError'))
    })
  })
}

/** A page of a result's rows, which never change. All but the first wait until one has stopped scrolling past them. */
export function resultRowsQuery(ids: QueryRunIds, page: RowsPage) {
  return queryOptions({
    queryKey: ['result', ids.account, ids.report, ids.run, ids.queryRun, page] as const,
    queryFn: async ({ signal }) => {
      if (page.offset > 0) await settled(signal)
      const { listResultRows } = await queryRunClient()
      return await listResultRows(browserFetchUntil(signal), ids, page)
    },
    staleTime: Infinity,
    gcTime: keptMs,
    // What was read once never changes: comparing it costs more than showing it.
    structuralSharing: false,
  })
}
