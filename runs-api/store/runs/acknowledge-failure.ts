import { sql, type RawBuilder } from 'kysely'
import { recordAudit, type AuditEntry } from '#/runs-api/store/audit-log.ts'
import { isOpenFailure } from '#/runs-api/store/health/open-failures.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

/** An open failure; `isWithEarlier` means those of its report that were created before it too. */
export type MeantFailures = { runId: number; isWithEarlier: boolean }

type Saying = { byId: number; note: string | null; entry: AuditEntry }

/** Holds for a run `f` that is meant, as long as the failure that names them is open. */
function isMeant({ runId, isWithEarlier }: MeantFailures): RawBuilder<boolean> {
  const reach = isWithEarlier ? sql`(f.created_at, f.id) <= (named.created_at, named.id)` : sql`f.id = named.id`
  return sql`named.id = ${runId} and named.state = 'failed' and named.recovered_by is null
    and f.report_id = named.report_id and ${isOpenFailure} and ${reach}`
}

/**
 * Says that somebody knows of open failures, in place of what was said before; they stay open. False, with nothing changed,
 * when the run has not failed or was recovered.
 */
export async function acknowledgeFailures(
  db: Db,
  meant: MeantFailures,
  { byId, note, entry }: Saying,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql`
      update report_runs f set acknowledged_at = now(), acknowledged_by = ${byId}, acknowledged_note = ${note},
        updated_at = now()
      from report_runs named where ${isMeant(meant)} returning f.id`.execute(tx)
    if (rows.length === 0) return false
    await recordAudit(tx, { ...entry, details: { ...entry.details, failures: rows.length } })
    return true
  })
}

/** Takes it back. False, with nothing changed, when none of them is an open failure that somebody acknowledged. */
export async function unacknowledgeFailures(db: Db, meant: MeantFailures, entry: AuditEntry): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql`
      update report_runs f set acknowledged_at = null, acknowledged_by = null, acknowledged_note = null,
        updated_at = now()
      from report_runs named where ${isMeant(meant)} and f.acknowledged_at is not null returning f.id`.execute(tx)
    if (rows.length === 0) return false
    await recordAudit(tx, { ...entry, details: { failures: rows.length } })
    return true
  })
}
