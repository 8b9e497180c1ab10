import { queryOptions } from '@tanstack/react-query'
import { filterSearch } from '#/lib/client/runs-search.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const runClient = onDemand(() => import('#/lib/client/run.ts'))
const maxRuns = 200

/** The open failures of a report, up to 200, the newest first; asked anew soon after runs changed. */
export function openFailuresQuery(account: string, report: string) {
  return queryOptions({
    queryKey: [...runKeys.reports(account), { openFailuresOf: report }] as const,
    queryFn: async ({ signal }) => {
      const search = filterSearch({ report, filters: ['open.eq.true'] })
      search.set('per_page', String(maxRuns))
      const { listRuns } = await runClient()
      return await listRuns(browserFetchUntil(signal), account, search)
    },
  })
}
