import type { Queue } from '#/runs-api/engine/queue/queue.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { insertRun, type NewRun } from '#/runs-api/store/runs/insert-run.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

/** A run that somebody asks for, in the account of the address. */
export type RequestedRun = NewRun & { accountId: number }

/** Accepts a run: the run and its job, in one transaction, so that neither is there without the other (DESIGN 5). */
export async function startRun(db: Db, queue: Queue, run: RequestedRun): Promise<{ id: number; token: string }> {
  return inTransaction(db, async (tx) => {
    const accepted = await insertRun(tx, run)
    await queue.sendRun(tx, { runId: accepted.id, reportId: run.reportId })
    await recordAudit(tx, {
      accountId: run.accountId,
      actorId: run.executedById,
      action: 'run.started',
      subjectType: 'run',
      subjectToken: accepted.token,
    })
    return accepted
  })
}
