import { sql, type Kysely } from 'kysely'

/** The open failures of a report that somebody knows of are few beside all of them: health finds them by themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index report_runs_known_failures on report_runs (report_id, acknowledged_at)
    where state = 'failed' and recovered_by is null and acknowledged_at is not null`.execute(db)
}
