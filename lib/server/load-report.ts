import 'server-only'
import { cache } from 'react'
import { listSharedCollections } from '#/lib/client/collection.ts'
import { type Report, getReport, getReportWithRecord, listReportPage, listReportQueries } from '#/lib/client/report.ts'
import { getComparison } from '#/lib/client/run-comparison.ts'
import { getRunDetails } from '#/lib/client/run-details.ts'
import { listSchedules } from '#/lib/client/schedule.ts'
import { AppError } from '#/lib/errors.ts'
import { load } from '#/lib/server/load.ts'

/** A report; asked once for a page and its title. */
export const loadReport = cache((account: string, report: string) => load((fetch) => getReport(fetch, account, report)))

/** The same with a record of its last sixty runs. */
export const loadReportWithRecord = cache((account: string, report: string) =>
  load((fetch) => getReportWithRecord(fetch, { account, report, strip: 60 })),
)

/** When a report runs by itself, and the name of the collection it lies in; null where that could not be read. */
export async function loadReportSurroundings(account: string, report: Report) {
  const [schedules, collections] = await Promise.all([
    load((fetch) => listSchedules(fetch, account, report.token)),
    load((fetch) => listSharedCollections(fetch, account)),
  ])
  const collection = collections.value?.find(({ token }) => token === report.collectionToken)
  return { schedules: schedules.value ?? null, collectionName: collection?.name ?? null }
}

/** A report's queries as they stand today. */
export async function loadReportQueries(account: string, report: string) {
  return await load((fetch) => listReportQueries(fetch, account, report))
}

const reportsPerPage = 100

/** A page (from 1) of a hundred reports of an account by name: those whose names hold the words, all where there are none. */
export async function loadReports(account: string, { words, page }: { words: string; page: number }) {
  const question = { orderBy: 'name', search: words, page, perPage: reportsPerPage } as const
  return await load((fetch) => listReportPage(fetch, account, question))
}

/** A run with its queries; asked once for a page and its title. */
export const loadRunDetails = cache((account: string, report: string, run: string) =>
  load((fetch) => getRunDetails(fetch, { account, report, run })),
)

type RunOfReport = { report: string; run: string }

/** Two runs of an account side by side; null where one of them is not there. */
export async function loadComparison(account: string, base: RunOfReport, other: RunOfReport) {
  return await load(async (fetch) => {
    try {
      return await getComparison(fetch, { account, ...base }, other)
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'not_found') return null
      throw thrown
    }
  })
}
