import { sql, type Kysely } from 'kysely'

/**
 * Which pages of the table may have runs of a time: a value's runs, gathered from their index, are looked at only there. Runs
 * come in the order of time, and what changes later goes to other pages: so a range of pages keeps several spans of time.
 */
async function createRanges(db: Kysely<unknown>): Promise<void> {
  await sql`create index report_runs_created_ranges on report_runs
    using brin (created_at timestamptz_minmax_multi_ops) with (autosummarize = on)`.execute(db)
}

/**
 * Lists are counted from indexes alone on pages that were vacuumed, and a page is done only when its indexes are: often, so that
 * few are not, and slowly, as every index is read through while others wait for the machine.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRanges(db)
  await sql`alter table report_runs set (vacuum_index_cleanup = on, autovacuum_vacuum_cost_delay = 10,
    autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005)`.execute(db)
}
