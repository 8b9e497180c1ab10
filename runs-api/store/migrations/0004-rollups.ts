import { sql, type Kysely } from 'kysely'

const finished = `state in ('succeeded', 'completed', 'failed', 'cancelled')`
const good = `state in ('succeeded', 'completed')`
const failed = `state = 'failed'`
const runColumns = 'account_id, report_id, id, state, created_at, duration_ms, queue_ms'

/** One row a run and direction: what a statement added to, and took from, the finished runs. */
const changes = {
  insert: `select ${runColumns}, 1 as n from new_rows`,
  update: `select ${runColumns}, 1 as n from new_rows union all select ${runColumns}, -1 as n from old_rows`,
  delete: `select ${runColumns}, -1 as n from old_rows`,
} as const

const transitions = {
  insert: 'referencing new table as new_rows',
  update: 'referencing old table as old_rows new table as new_rows',
  delete: 'referencing old table as old_rows',
} as const

/** Every upsert is ordered by its key, so that two transactions cannot wait for each other within one. */
function rollupStatements(change: string): string {
  return `
    with change as (${change}), hours as (
      select account_id, date_trunc('hour', created_at, 'UTC') as hour, state, sum(n) as runs
      from change where ${finished} group by 1, 2, 3 having sum(n) <> 0
    )
    insert into run_hours as r (account_id, hour, state, runs)
    select account_id, hour, state, runs from hours order by 1, 2, 3
    on conflict (account_id, hour, state) do update set runs = r.runs + excluded.runs;

    with change as (${change}), days as (
      select account_id, (created_at at time zone 'UTC')::date as day, state,
        duration_bucket(duration_ms) as bucket, sum(n) as runs
      from change where ${finished} group by 1, 2, 3, 4 having sum(n) <> 0
    )
    insert into run_days as r (account_id, day, state, bucket, runs)
    select account_id, day, state, bucket, runs from days order by 1, 2, 3, 4
    on conflict (account_id, day, state, bucket) do update set runs = r.runs + excluded.runs;

    with change as (${change}), days as (
      select report_id, (created_at at time zone 'UTC')::date as day, state, sum(n) as runs,
        sum(n * coalesce(duration_ms, 0)) as duration_ms, sum(n * coalesce(queue_ms, 0)) as queue_ms
      from change where ${finished} group by 1, 2, 3
      having sum(n) <> 0 or sum(n * coalesce(duration_ms, 0)) <> 0 or sum(n * coalesce(queue_ms, 0)) <> 0
    )
    insert into report_days as r (report_id, day, state, runs, duration_ms, queue_ms)
    select report_id, day, state, runs, duration_ms, queue_ms from days order by 1, 2, 3
    on conflict (report_id, day, state) do update set runs = r.runs + excluded.runs,
      duration_ms = r.duration_ms + excluded.duration_ms, queue_ms = r.queue_ms + excluded.queue_ms;`
}

/** The newest run, good run and failed run of a report only ever move forward, but for a deletion. */
const newest = (column: string, condition: string): string =>
  `(array_agg(${column} order by created_at desc, id desc) filter (where ${condition}))[1]`

const marks = `
  ${newest('created_at', 'true')}, ${newest('id', 'true')},
  ${newest('created_at', good)}, ${newest('id', good)},
  ${newest('created_at', failed)}, ${newest('id', failed)}`

const moveMark = (at: string, id: string): string => `
  (${at}, ${id}) = (select later.created_at, later.id
    from later_mark(a.${at}, a.${id}, excluded.${at}, excluded.${id}) later)`

const moveActivity = (change: string): string => `
  insert into report_activity as a (report_id, runs_count, latest_at, latest_id, good_at, good_id, failed_at, failed_id)
  select report_id, sum(n), ${marks} from (${change}) change group by report_id order by report_id
  on conflict (report_id) do update set runs_count = a.runs_count + excluded.runs_count,
    ${moveMark('latest_at', 'latest_id')}, ${moveMark('good_at', 'good_id')}, ${moveMark('failed_at', 'failed_id')};`

/** Locked first: the recount is a later statement, which then sees what the transactions before it committed. */
const recountActivity = `
  perform from report_activity where report_id in (select report_id from old_rows) order by report_id for update;
  update report_activity a set (runs_count, latest_at, latest_id, good_at, good_id, failed_at, failed_id) =
    (select runs_count, latest_at, latest_id, good_at, good_id, failed_at, failed_id
     from recounted_activity(a.report_id))
  where a.report_id in (select report_id from old_rows);`

export const activity = {
  insert: moveActivity(`select ${runColumns}, 1 as n from new_rows`),
  update: moveActivity(`select ${runColumns}, 0 as n from new_rows n where ${finished}
    and exists (select from old_rows o where o.id = n.id and o.state <> n.state)`),
  delete: recountActivity,
} as const

export const eventsOfNewRows = `
  if coalesce(current_setting('runboard.quiet', true), '') <> 'on' then
    insert into run_events (account_id, report_id, run_id) select account_id, report_id, id from new_rows;
    if found then perform pg_notify('run_events', ''); end if;
  end if;`

const keepRunsFunction = (operation: keyof typeof changes): string => `
  create or replace function keep_runs_after_${operation}() returns trigger language plpgsql as $$
  begin
    ${rollupStatements(changes[operation])}
    ${activity[operation]}
    ${operation === 'delete' ? '' : eventsOfNewRows}
    return null;
  end $$`

async function createRollupTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table run_hours (account_id bigint, hour timestamptz, state text, runs bigint not null,
    primary key (account_id, hour, state))`.execute(db)
  await sql`create table run_days (account_id bigint, day date, state text, bucket smallint, runs bigint not null,
    primary key (account_id, day, state, bucket))`.execute(db)
  await sql`create table report_days (report_id bigint, day date, state text, runs bigint not null,
    duration_ms bigint not null, queue_ms bigint not null, primary key (report_id, day, state))`.execute(db)
  await sql`create table report_activity (report_id bigint primary key references reports, runs_count bigint not null,
    latest_at timestamptz(3), latest_id bigint, good_at timestamptz(3), good_id bigint,
    failed_at timestamptz(3), failed_id bigint)`.execute(db)
  await sql`create table run_events (id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(), account_id bigint not null, report_id bigint not null,
    run_id bigint not null, at timestamptz(3) not null default now())`.execute(db)
  await sql`create table worker_signs (worker text primary key, seen_at timestamptz(3) not null)`.execute(db)
  await sql`create index run_events_order on run_events (xid, id)`.execute(db)
}

async function createFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`create type run_mark as (created_at timestamptz(3), id bigint)`.execute(db)
  await sql`
    create function later_mark(a_at timestamptz, a_id bigint, b_at timestamptz, b_id bigint) returns run_mark
    language sql immutable as $$
      select case when b_id is null or (a_id is not null and (a_at, a_id) >= (b_at, b_id))
        then row(a_at, a_id)::run_mark else row(b_at, b_id)::run_mark end $$`.execute(db)
  // Each bucket is a tenth wider than the one before: its middle is at most 5 % from any duration in it.
  await sql`
    create function duration_bucket(ms bigint) returns smallint language sql immutable as $$
      select case when ms is null then -1 when ms <= 1 then 0 else ceil(ln(ms) / ln(1.1)) end::smallint $$`.execute(db)
  await sql
    .raw(
      `
    create function recounted_activity(wanted bigint) returns report_activity language sql stable as $$
      select wanted, count(*),
        ${marks}
      from report_runs where report_id = wanted $$`,
    )
    .execute(db)
}

/** The rollups of DESIGN 4 and the statement-level triggers that keep them whatever writes the runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRollupTables(db)
  await createFunctions(db)
  for (const operation of ['insert', 'update', 'delete'] as const) {
    await sql.raw(keepRunsFunction(operation)).execute(db)
    await sql
      .raw(
        `create trigger keep_runs_after_${operation} after ${operation} on report_runs
         ${transitions[operation]} for each statement execute function keep_runs_after_${operation}()`,
      )
      .execute(db)
  }
}
