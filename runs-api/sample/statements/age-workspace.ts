import { sql } from 'kysely'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** A workspace and its people are as old as `since`, and so is what they work with, but for the reports. */
export async function ageWorkspace(tx: Tx, accountId: number, since: Date): Promise<void> {
  await sql`update accounts set created_at = ${since}, updated_at = ${since}
    where id = ${accountId} or id in (select user_id from memberships where workspace_id = ${accountId})`.execute(tx)
  await sql`update memberships set created_at = ${since} where workspace_id = ${accountId}`.execute(tx)
  await sql`update collections set created_at = ${since}, updated_at = ${since} where account_id = ${accountId}`.execute(
    tx,
  )
}

/** A report, its version and its schedules are as old as `since`: no run is older than what it ran. */
export async function ageReport(tx: Tx, report: { id: number; versionId: number }, since: Date): Promise<void> {
  const { id, versionId } = report
  await sql`update reports set created_at = ${since}, updated_at = ${since}, edited_at = ${since}
    where id = ${id}`.execute(tx)
  await sql`update report_versions set created_at = ${since} where id = ${versionId}`.execute(tx)
  await sql`update schedules set created_at = ${since}, updated_at = ${since} where report_id = ${id}`.execute(tx)
}
