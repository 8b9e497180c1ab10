import 'server-only'
import { cache } from 'react'
import { getReport, listReportQueries, listReports } from '#/lib/client/report.ts'
import { getRunDetails } from '#/lib/client/run-details.ts'
import { load } from '#/lib/server/load.ts'

/** A report; asked once for a page and its title. */
export const loadReport = cache((account: string, report: string) => load((fetch) => getReport(fetch, account, report)))

/** A report's queries as they stand today. */
export async function loadReportQueries(account: string, report: string) {
  return await load((fetch) => listReportQueries(fetch, account, report))
}

/** Every report of an account by name. */
export async function loadReports(account: string) {
  return await load(async (fetch) => {
    const reports = await listReports(fetch, account)
    return reports.sort((a, b) => a.name.localeCompare(b.name))
  })
}

/** A run with its queries; asked once for a page and its title. */
export const loadRunDetails = cache((account: string, report: string, run: string) =>
  load((fetch) => getRunDetails(fetch, { account, report, run })),
)
