import { sql, type Kysely } from 'kysely'

/** Who took note of a failure, when, and what they wrote: it stays open, and stays on the run when it is recovered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table report_runs
      add column acknowledged_at timestamptz(3),
      add column acknowledged_by bigint references accounts,
      add column acknowledged_note text,
      add check ((acknowledged_at is null) = (acknowledged_by is null)),
      add check (acknowledged_at is null or state = 'failed'),
      add check (acknowledged_note is null or acknowledged_at is not null)`.execute(db)
}
