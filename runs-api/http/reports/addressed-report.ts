import { AppError } from '#/lib/errors.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { findReport, type ReportRecord } from '#/runs-api/store/reports.ts'

/** The report an address names. Throws AppError `not_found` where there is none that the caller may see. */
export async function addressedReport(db: Db, { scope }: Access, token: string): Promise<ReportRecord> {
  const report = await findReport(db, scope, token)
  if (report === undefined) throw new AppError('not_found', 'report not found')
  return report
}
