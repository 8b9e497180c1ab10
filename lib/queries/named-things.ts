import { queryOptions } from '@tanstack/react-query'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'

const reportClient = onDemand(() => import('#/lib/client/report.ts'))
const scheduleClient = onDemand(() => import('#/lib/client/schedule.ts'))
const staleTime = 5 * 60_000

/** What the reports of an account are called, by name; read seldom, since names seldom change. */
export function reportNamesQuery(account: string) {
  return queryOptions({
    queryKey: ['report-names', account],
    queryFn: async ({ signal }) => {
      const { listReports } = await reportClient()
      const reports = await listReports(browserFetchUntil(signal), account)
      return reports.map(({ token, name }) => ({ token, name })).sort((a, b) => a.name.localeCompare(b.name))
    },
    staleTime,
  })
}

/** What the schedules of a report are called. */
export function scheduleNamesQuery(account: string, report: string) {
  return queryOptions({
    queryKey: ['schedule-names', account, report],
    queryFn: async ({ signal }) => (await scheduleClient()).listSchedules(browserFetchUntil(signal), account, report),
    staleTime,
  })
}
