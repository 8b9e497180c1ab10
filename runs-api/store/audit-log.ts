import { sql } from 'kysely'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** One change and who made it. `details` holds what changed, never a secret. */
export type AuditEntry = {
  accountId: number | null
  actorId: number | null
  /** The subject and a verb in the past, such as `report.archived`. */
  action: string
  subjectType: string
  subjectToken: string | null
  details?: Record<string, unknown>
}

/** Writes an entry; in the transaction of the change it tells of, so that neither is there without the other. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { accountId, actorId, action, subjectType, subjectToken, details = {} } = entry
  await sql`insert into audit_log (account_id, actor_id, action, subject_type, subject_token, details)
    values (${accountId}, ${actorId}, ${action}, ${subjectType}, ${subjectToken},
      ${JSON.stringify(details)}::jsonb)`.execute(tx)
}
