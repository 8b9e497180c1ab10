import { sql } from 'kysely'
import { recordAudit, type AuditEntry } from '#/runs-api/store/audit-log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

/** The channel on which workers hear which run to drop: the payload is the run's inner number. */
export const cancelChannel = 'run_cancelled'

/**
 * Cancels an active run and tells the worker that may be executing it. From here on nothing a worker says of it counts.
 * False when the run had ended already.
 */
export async function cancelRun(db: Db, runId: number, entry?: AuditEntry): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql`
      update report_runs set state = 'cancelled', completed_at = now(), updated_at = now(), claim = null
      where id = ${runId} and state in ('pending', 'enqueued', 'running_notebook')
      returning id`.execute(tx)
    if (rows.length === 0) return false
    await sql`update query_runs set state = 'cancelled', completed_at = now()
      where run_id = ${runId} and state in ('pending', 'enqueued', 'running')`.execute(tx)
    if (entry !== undefined) await recordAudit(tx, entry)
    await sql`select pg_notify(${cancelChannel}, ${String(runId)})`.execute(tx)
    return true
  })
}
