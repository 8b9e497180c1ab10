import { sql, type Kysely } from 'kysely'

/** Failures of a span and open ones are gathered from indexes alone, whatever else their runs hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index report_runs_failed`.execute(db)
  await sql`create index report_runs_failed on report_runs (account_id, created_at, id)
    include (report_id, failure_fingerprint) where state = 'failed'`.execute(db)
  await sql`create index report_runs_open_groups on report_runs (account_id, failure_fingerprint, report_id, created_at)
    where state = 'failed' and recovered_by is null`.execute(db)
  // Of each group when it was first and last seen.
  await sql`drop index if exists report_runs_fingerprint`.execute(db)
  await sql`create index report_runs_fingerprint on report_runs (failure_fingerprint, created_at, id)
    include (account_id, report_id) where state = 'failed'`.execute(db)
}
