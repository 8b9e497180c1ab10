import { AppError } from '#/lib/errors.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ReportRecord } from '#/runs-api/store/reports.ts'
import { findSchedule, type ScheduleRecord } from '#/runs-api/store/schedules.ts'

/** The schedule an address names, and its report. Throws AppError `not_found` where either is not there for the caller. */
export async function addressedSchedule(
  db: Db,
  access: Access,
  tokens: { report: string; schedule: string },
): Promise<{ report: ReportRecord; schedule: ScheduleRecord }> {
  const report = await addressedReport(db, access, tokens.report)
  const schedule = await findSchedule(db, report.id, tokens.schedule)
  if (schedule === undefined) throw new AppError('not_found', 'schedule not found')
  return { report, schedule }
}
