import { AppError } from '#/lib/errors.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { addressedReport } from '#/runs-api/http/reports/addressed-report.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { findRun } from '#/runs-api/store/runs/list-runs.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

/** The run with this token of a report as it stands now. Throws `not_found` with the contract's message. */
export async function currentRun(db: Db, reportId: number, token: string): Promise<RunRecord> {
  const run = await findRun(db, reportId, token)
  if (run === undefined) throw new AppError('not_found', 'run not found')
  return run
}

/** The run of an address. Throws `not_found` with the contract's message; a run of another report is none of this one. */
export async function addressedRun(db: Db, access: Access, path: { report: string; run: string }): Promise<RunRecord> {
  const report = await addressedReport(db, access, path.report)
  return currentRun(db, report.id, path.run)
}
