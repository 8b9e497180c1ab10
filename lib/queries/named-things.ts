import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'

const nameClient = onDemand(() => import('#/lib/client/report-names.ts'))
const scheduleClient = onDemand(() => import('#/lib/client/schedule.ts'))
const staleTime = 5 * 60_000

const reportNamesKey = 'report-names'

/** What the reports of an account are called, by name; read seldom, since names seldom change. */
export function reportNamesQuery(account: string) {
  return queryOptions({
    queryKey: [reportNamesKey, account],
    queryFn: async ({ signal }) => (await nameClient()).listReportNames(browserFetchUntil(signal), account),
    staleTime,
  })
}

/** Has the names of reports read again, in every account, since one was made. */
export function noteNewReport(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: [reportNamesKey] })
}

/** What the schedules of a report are called. */
export function scheduleNamesQuery(account: string, report: string) {
  return queryOptions({
    queryKey: ['schedule-names', account, report],
    queryFn: async ({ signal }) => (await scheduleClient()).listSchedules(browserFetchUntil(signal), account, report),
    staleTime,
  })
}
