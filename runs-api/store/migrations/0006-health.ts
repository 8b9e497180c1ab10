import { sql, type Kysely } from 'kysely'

/** When a failure was recovered, beside the run that did it: health asks for failures by time, whoever recovered them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report_runs add column recovered_at timestamptz(3)`.execute(db)
  // Nothing changed that anybody follows.
  await sql`select set_config('runboard.quiet', 'on', true)`.execute(db)
  await sql`update report_runs f set recovered_at = g.completed_at from report_runs g where g.id = f.recovered_by`.execute(
    db,
  )
  await sql`alter table report_runs add check ((recovered_at is null) = (recovered_by is null))`.execute(db)
  await sql`create index report_runs_open_since on report_runs (report_id, created_at, id) include (completed_at)
    where state = 'failed' and recovered_by is null`.execute(db)
  await sql`create index report_runs_recovered on report_runs (report_id, recovered_at) include (completed_at)
    where recovered_by is not null`.execute(db)
  await sql`select set_config('runboard.quiet', '', true)`.execute(db)
}
