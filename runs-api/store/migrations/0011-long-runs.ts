import { sql, type Kysely } from 'kysely'

/** The few runs that took longer than an hour: what overlaps a span of the timeline is found without reading back further. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index report_runs_long on report_runs (account_id, created_at, id) include (completed_at)
    where completed_at - created_at > interval '1 hour'`.execute(db)
}
