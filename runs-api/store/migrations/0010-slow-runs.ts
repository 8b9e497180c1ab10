import { sql, type Kysely } from 'kysely'

/**
 * The rule of docs/health.md: the median of at least ten durations where `ms` is beyond it by more than three standard
 * deviations (as the median absolute deviation estimates them), a fifth of it and a second; no row where it is not. A table,
 * because Postgres makes that a part of the statement which asks, where a value would be a statement of its own.
 */
async function createRule(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function usual_of_slower(ms bigint, past bigint[]) returns table (usual_ms bigint)
    language sql immutable as $$
      select round(median::numeric)::bigint
      from (select percentile_cont(0.5) within group (order by p) as median from unnest(past) p) middle
      cross join lateral (
        select percentile_cont(0.5) within group (order by abs(p - median)) as deviation from unnest(past) p) spread
      where cardinality(past) >= 10 and ms > median + greatest(3 * 1.4826 * deviation, 0.2 * median, 1000) $$`.execute(
    db,
  )
}

/** What was usual, on a good run that took longer than that when it finished; null on every other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report_runs add column usual_ms bigint`.execute(db)
  await createRule(db)
  await sql`create index report_runs_slow on report_runs (account_id, created_at, id) include (report_id)
    where usual_ms is not null`.execute(db)
}
