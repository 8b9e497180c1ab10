import { sql, type Kysely } from 'kysely'

/** An account may have few cancelled runs or none for long, and none with a notebook: they were looked for among all others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const state of ['cancelled', 'completed'] as const) {
    await sql`create index ${sql.id(`report_runs_${state}`)} on report_runs (account_id, created_at, id)
      include (report_id) where state = ${sql.lit(state)}`.execute(db)
  }
}
