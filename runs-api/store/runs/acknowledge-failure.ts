import { sql } from 'kysely'
import { recordAudit, type AuditEntry } from '#/runs-api/store/audit-log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

/**
 * Says that somebody knows of an open failure, in place of what was said before; it stays open. False, with nothing changed,
 * when the run has not failed or was recovered.
 */
export async function acknowledgeFailure(
  db: Db,
  runId: number,
  { byId, note, entry }: { byId: number; note: string | null; entry: AuditEntry },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql`
      update report_runs set acknowledged_at = now(), acknowledged_by = ${byId}, acknowledged_note = ${note},
        updated_at = now()
      where id = ${runId} and state = 'failed' and recovered_by is null returning id`.execute(tx)
    if (rows.length === 0) return false
    await recordAudit(tx, entry)
    return true
  })
}

/** Takes it back. False, with nothing changed, when the run is no open failure that somebody acknowledged. */
export async function unacknowledgeFailure(db: Db, runId: number, entry: AuditEntry): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql`
      update report_runs set acknowledged_at = null, acknowledged_by = null, acknowledged_note = null, updated_at = now()
      where id = ${runId} and state = 'failed' and recovered_by is null and acknowledged_at is not null
      returning id`.execute(tx)
    if (rows.length === 0) return false
    await recordAudit(tx, entry)
    return true
  })
}
