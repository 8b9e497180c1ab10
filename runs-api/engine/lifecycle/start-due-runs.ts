import type { Parameters } from '#/lib/reports/parameters.ts'
import { AppError } from '#/lib/errors.ts'
import type { ReportForms } from '#/runs-api/engine/lifecycle/report-forms.ts'
import type { Queue } from '#/runs-api/engine/queue/queue.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { claimDueSchedules, type DueSchedule } from '#/runs-api/store/runs/claim-due-schedules.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

type Scheduling = { db: Db; queue: Queue; forms: ReportForms }

/** With the defaults of today's form; values that it refuses go in as they are, and the run says what is wrong. */
async function completed(forms: ReportForms, { versionId, parameters }: DueSchedule): Promise<Parameters> {
  try {
    return await forms.check(versionId, parameters)
  } catch (error) {
    if (error instanceof AppError && error.code !== 'unavailable') return parameters
    throw error
  }
}

/** Starts a run for every schedule whose time has come; the schedule moves on in the same transaction. */
export async function startDueRuns({ db, queue, forms }: Scheduling, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await claimDueSchedules(tx, now)
    for (const schedule of due) {
      const run = await insertRun(tx, {
        reportId: schedule.reportId,
        parameters: await completed(forms, schedule),
        executedById: schedule.creatorId,
        trigger: 'schedule',
        scheduleId: schedule.id,
        timeoutSeconds: schedule.timeoutSeconds,
      })
      await queue.sendRun(tx, { runId: run.id, reportId: schedule.reportId })
    }
    return due.length
  })
}
