import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Report, ReportPage, ReportsQuestion } from '#/lib/client/report.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const reportClient = onDemand(() => import('#/lib/client/report.ts'))
const stripsOfPage = 50

/** The reports in use with a record of their last `strip` runs, those first that fail; page by page, as far as one looks. */
export function reportStripsQuery(account: string, strip: number) {
  return infiniteQueryOptions({
    queryKey: [...runKeys.reports(account), 'strips', strip] as const,
    queryFn: async ({ signal, pageParam }) =>
      (await reportClient()).listReportPage(browserFetchUntil(signal), account, stripsQuestion(strip, pageParam)),
    initialPageParam: 1,
    getNextPageParam: ({ pagesCount }: ReportPage, _pages, page: number) => (page < pagesCount ? page + 1 : undefined),
  })
}

/** What a page of `reportStripsQuery` asks for. */
export function stripsQuestion(strip: number, page: number): ReportsQuestion {
  return { orderBy: 'health', isArchived: false, page, perPage: stripsOfPage, strip }
}

/** Some reports of an account with their records. */
export function theseReportsQuery(account: string, tokens: string[]) {
  return queryOptions({
    queryKey: [...runKeys.reports(account), 'these', tokens] as const,
    queryFn: async ({ signal }) => {
      const question = { orderBy: 'name', tokens, perPage: 200, strip: 1 } as const
      const { reports } = await (await reportClient()).listReportPage(browserFetchUntil(signal), account, question)
      return reports
    },
    enabled: tokens.length > 0,
  })
}

/** One report with the form of its next run. The form's options cost queries: it is not asked for again by itself. */
export function reportQuery(account: string, report: string) {
  return queryOptions({
    queryKey: ['report', account, report] as const,
    queryFn: async ({ signal }) => (await reportClient()).getReport(browserFetchUntil(signal), account, report),
    staleTime: 60_000,
  })
}

const recordStrip = 60

/** One report with a record of its last sixty runs, beginning with what the page was made with; it follows changed runs. */
export function reportRecordQuery(account: string, read: Report) {
  return queryOptions({
    queryKey: [...runKeys.reports(account), { report: read.token, strip: recordStrip }] as const,
    queryFn: async ({ signal }) => {
      const { getReportWithRecord } = await reportClient()
      return await getReportWithRecord(browserFetchUntil(signal), { account, report: read.token, strip: recordStrip })
    },
    initialData: read,
  })
}
