import type { Queue } from '#/runs-api/engine/queue/queue.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { claimDueSchedules } from '#/runs-api/store/runs/claim-due-schedules.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

/** Starts a run for every schedule whose time has come; the schedule moves on in the same transaction. */
export async function startDueRuns(db: Db, queue: Queue, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await claimDueSchedules(tx, now)
    for (const { id, reportId, creatorId, parameters, timeoutSeconds } of due) {
      const run = await insertRun(tx, {
        reportId,
        parameters,
        executedById: creatorId,
        trigger: 'schedule',
        scheduleId: id,
        timeoutSeconds,
      })
      await queue.sendRun(tx, { runId: run.id, reportId })
    }
    return due.length
  })
}
