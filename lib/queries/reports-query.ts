import { queryOptions } from '@tanstack/react-query'
import type { Report } from '#/lib/client/report.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const reportClient = onDemand(() => import('#/lib/client/report.ts'))

/** The reports of an account, each with a record of its last `strip` runs when asked; asked anew soon after runs changed. */
export function reportsQuery(account: string, { strip }: { strip?: number } = {}) {
  return queryOptions({
    queryKey: [...runKeys.reports(account), { strip: strip ?? null }] as const,
    queryFn: async ({ signal }) =>
      (await reportClient()).listReports(browserFetchUntil(signal), account, strip === undefined ? {} : { strip }),
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
