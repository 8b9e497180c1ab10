import { sql, type Kysely } from 'kysely'
import { activity, eventsOfNewRows } from '#/runs-api/store/migrations/0004-rollups.ts'

const finished = `state in ('succeeded', 'completed', 'failed', 'cancelled')`
const runColumns = 'id, account_id, report_id, executed_by, state, created_at, duration_ms, queue_ms'
const isSame = `o.id = n.id and (o.account_id, o.report_id, o.executed_by, o.state, o.created_at, o.duration_ms, o.queue_ms)
  is not distinct from (n.account_id, n.report_id, n.executed_by, n.state, n.created_at, n.duration_ms, n.queue_ms)`

/** One row a run and direction: what a statement added to, and took from, the runs; what it left as it was is no change. */
const changes = {
  insert: `select ${runColumns}, 1 as n from new_rows`,
  update: `
    select ${runColumns}, 1 as n from new_rows n where not exists (select from old_rows o where ${isSame})
    union all
    select ${runColumns}, -1 as n from old_rows o where not exists (select from new_rows n where ${isSame})`,
  delete: `select ${runColumns}, -1 as n from old_rows`,
} as const
type Operation = keyof typeof changes

/** The time from being asked for to being done of a run that came to its end by itself. */
const totalMs = `case when state <> 'cancelled' then queue_ms + duration_ms end`

type Rollup = { table: string; keys: string[]; sums: string[] }

const hour = `date_trunc('hour', created_at, 'UTC')`
const day = `(created_at at time zone 'UTC')::date`
const expressions: Record<string, string> = {
  hour,
  day,
  runs: 'n',
  duration_ms: 'n * coalesce(duration_ms, 0)',
  queue_ms: 'n * coalesce(queue_ms, 0)',
  durations: 'n * time_histogram(duration_ms)',
  totals: `n * time_histogram(${totalMs})`,
}
const valueOf = (column: string): string => expressions[column] ?? column

const rollups: Rollup[] = [
  { table: 'run_hours', keys: ['account_id', 'hour', 'state'], sums: ['runs', 'durations', 'totals'] },
  { table: 'run_days', keys: ['account_id', 'day', 'state'], sums: ['runs', 'durations', 'totals'] },
  { table: 'person_hours', keys: ['account_id', 'person_id', 'hour', 'state'], sums: ['runs', 'durations'] },
  { table: 'person_days', keys: ['account_id', 'person_id', 'day', 'state'], sums: ['runs', 'durations'] },
  {
    table: 'report_days',
    keys: ['report_id', 'day', 'state'],
    sums: ['runs', 'duration_ms', 'queue_ms', 'durations', 'totals'],
  },
]

/** Ordered by its key, so that two transactions cannot wait for each other within one. */
function upsert({ table, keys, sums }: Rollup): string {
  const added = sums.map((column) => `sum(${column})`)
  return `
    insert into ${table} as r (${[...keys, ...sums].join()})
    select ${[...keys, ...added].join()} from counted group by ${keys.join()}
    having ${added.map((sum) => `${sum} <> 0`).join(' or ')} order by ${keys.join()}
    on conflict (${keys.join()}) do update set ${sums.map((sum) => `${sum} = r.${sum} + excluded.${sum}`).join()}`
}

/** One pass over the changes feeds every rollup: the last one of them is the statement, the others are parts of it. */
function keepRollups(operation: Operation): string {
  const kept = rollups.map(upsert)
  const parts = kept.slice(0, -1).map((statement, at) => `kept_${at} as (${statement})`)
  const counted = ['hour', 'day', 'runs', 'duration_ms', 'queue_ms', 'durations', 'totals']
  return `
    with change as (${changes[operation]}), counted as materialized (
      select account_id, report_id, executed_by as person_id, state,
        ${counted.map((column) => `${valueOf(column)} as ${column}`).join()}
      from change where ${finished}
    ), ${parts.join()} ${kept.at(-1)};`
}

const keepRunsFunction = (operation: Operation): string => `
  create or replace function keep_runs_after_${operation}() returns trigger language plpgsql as $$
  begin
    ${keepRollups(operation)}
    ${activity[operation]}
    ${operation === 'delete' ? '' : eventsOfNewRows}
    return null;
  end $$`

/**
 * Times counted by their buckets, in one number: ten decimal digits a bucket, the first bucket last. Adding numbers adds
 * histograms, which `sum` does at the speed of the machine; zeros at either end cost nothing.
 */
async function createHistograms(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function bucket_histogram(bucket smallint) returns numeric language sql immutable as $$
      select case when bucket < 0 then 0 else ('1e' || (10 * bucket)::text)::numeric end $$`.execute(db)
  await sql`
    create function time_histogram(ms bigint) returns numeric language sql immutable as $$
      select bucket_histogram(duration_bucket(ms)) $$`.execute(db)
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`drop table run_hours, run_days`.execute(db)
  await sql`create table run_hours (account_id bigint, hour timestamptz, state text, runs bigint not null,
    durations numeric not null, totals numeric not null, primary key (account_id, hour, state))`.execute(db)
  await sql`create table run_days (account_id bigint, day date, state text, runs bigint not null,
    durations numeric not null, totals numeric not null, primary key (account_id, day, state))`.execute(db)
  await sql`create table person_hours (account_id bigint, person_id bigint, hour timestamptz, state text,
    runs bigint not null, durations numeric not null, primary key (account_id, person_id, hour, state))`.execute(db)
  await sql`create table person_days (account_id bigint, person_id bigint, day date, state text,
    runs bigint not null, durations numeric not null, primary key (account_id, person_id, day, state))`.execute(db)
  await sql`alter table report_days add column durations numeric not null default 0,
    add column totals numeric not null default 0`.execute(db)
}

/** Each from the runs, but for days of which there are hours. */
async function countRuns(db: Kysely<unknown>): Promise<void> {
  const dayOf = sql`(hour at time zone 'UTC')::date`
  const counted = sql.raw(`count(*), sum(time_histogram(duration_ms)), sum(time_histogram(${totalMs}))`)
  await sql`insert into run_hours select account_id, ${sql.raw(hour)}, state, ${counted}
    from report_runs where ${sql.raw(finished)} group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  await sql`insert into run_days select account_id, ${dayOf}, state, sum(runs), sum(durations), sum(totals)
    from run_hours group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  await sql`insert into person_hours
    select account_id, executed_by, ${sql.raw(hour)}, state, count(*), sum(time_histogram(duration_ms))
    from report_runs where ${sql.raw(finished)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  await sql`insert into person_days select account_id, person_id, ${dayOf}, state, sum(runs), sum(durations)
    from person_hours group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  await sql`truncate report_days`.execute(db)
  await sql`insert into report_days (report_id, day, state, duration_ms, queue_ms, runs, durations, totals)
    select report_id, ${sql.raw(day)}, state, sum(coalesce(duration_ms, 0)), sum(coalesce(queue_ms, 0)), ${counted}
    from report_runs where ${sql.raw(finished)} group by 1, 2, 3 order by 1, 2, 3`.execute(db)
}

/** What is read of a report's runs in a span, and of an account's failures by when they were recovered, without the runs. */
async function replaceIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`drop index report_runs_report_created, report_runs_recovered`.execute(db)
  await sql`create index report_runs_report_created on report_runs (report_id, created_at, id)
    include (state, duration_ms, queue_ms, executed_by)`.execute(db)
  await sql`create index report_runs_recovered on report_runs (account_id, recovered_at)
    include (completed_at, report_id) where recovered_by is not null`.execute(db)
}

/** Durations of accounts, persons and reports by time, so that percentiles of any span need no run. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`lock table report_runs in exclusive mode`.execute(db)
  await createHistograms(db)
  await createTables(db)
  await countRuns(db)
  await replaceIndexes(db)
  for (const operation of ['insert', 'update', 'delete'] as const) {
    await sql.raw(keepRunsFunction(operation)).execute(db)
  }
}
