import { sql, type Kysely } from 'kysely'

/** The reasons why a person's runs failed are counted in the index; each was looked up in the table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index report_runs_person_failed`.execute(db)
  await sql`create index report_runs_person_failed on report_runs (account_id, executed_by, created_at, id)
    include (report_id, failure_fingerprint) where state = 'failed'`.execute(db)
}
