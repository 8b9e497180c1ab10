import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { filterSearch } from '#/lib/client/runs-search.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const runClient = onDemand(() => import('#/lib/client/run.ts'))
const summaryClient = onDemand(() => import('#/lib/client/summary.ts'))

type SummaryQuestion = {
  account: string
  report: string | null
  filters: string[]
  /** How many bars at most. */
  buckets: number
  /** The zone whose clock the bars follow. */
  timeZone?: string
}

/** The runs of a selection by time and state; asked anew soon after runs changed. */
export function runsSummaryQuery({ account, report, filters, buckets, timeZone }: SummaryQuestion) {
  const search = filterSearch({ report, filters })
  return queryOptions({
    queryKey: [...runKeys.summaries(account), { search: String(search), buckets, timeZone }] as const,
    queryFn: async ({ signal }) => {
      const question = { account, search, buckets, ...(timeZone !== undefined && { timeZone }) }
      const { getRunSummary } = await summaryClient()
      return await getRunSummary(browserFetchUntil(signal), question)
    },
    placeholderData: keepPreviousData,
  })
}

const maxSlowRuns = 200

/** Up to 200 of the runs of a report that were slower than usual, the newest; asked anew soon after runs changed. */
export function slowRunsQuery({ account, report, filters }: { account: string; report: string; filters: string[] }) {
  const search = filterSearch({ report, filters: [...filters, 'slow.eq.true'] })
  search.set('per_page', String(maxSlowRuns))
  return queryOptions({
    queryKey: [...runKeys.summaries(account), { slow: String(search) }] as const,
    queryFn: async ({ signal }) => (await runClient()).listRuns(browserFetchUntil(signal), account, search),
    placeholderData: keepPreviousData,
  })
}
