import { sql, type Kysely } from 'kysely'
import { activity, eventsOfNewRows } from '#/runs-api/store/migrations/0004-rollups.ts'

export const finished = `state in ('succeeded', 'completed', 'failed', 'cancelled')`
const runColumns = 'id, account_id, report_id, executed_by, state, created_at, duration_ms, queue_ms'
const isSame = `o.id = n.id and (o.account_id, o.report_id, o.executed_by, o.state, o.created_at, o.duration_ms, o.queue_ms)
  is not distinct from (n.account_id, n.report_id, n.executed_by, n.state, n.created_at, n.duration_ms, n.queue_ms)`

/** Whose personal collection a report lies in; 0 for one that is shared. */
export const ownerOf = (change: string): string => `
  select c.*, coalesce(o.owner_id, 0) as owner_id from (${change}) c
  join reports p on p.id = c.report_id join collections o on o.id = p.collection_id`

/** One row a run and direction: what a statement added to, and took from, the runs; what it left as it was is no change. */
export const changes = {
  insert: `select ${runColumns}, 1 as n from new_rows`,
  update: `
    select ${runColumns}, 1 as n from new_rows n where not exists (select from old_rows o where ${isSame})
    union all
    select ${runColumns}, -1 as n from old_rows o where not exists (select from new_rows n where ${isSame})`,
  delete: `select ${runColumns}, -1 as n from old_rows`,
} as const
export type Operation = keyof typeof changes

/** The time from being asked for to being done of a run that came to its end by itself. */
export const totalMs = `case when state <> 'cancelled' then queue_ms + duration_ms end`

/** One that `hasAll` keeps those of all reports too, as those of owner -1. */
export type Rollup = { table: string; keys: string[]; sums: string[]; hasAll: boolean }

export const hour = `date_trunc('hour', created_at, 'UTC')`
export const day = `(created_at at time zone 'UTC')::date`
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

const account = ['account_id', 'owner_id']
const person = ['account_id', 'person_id']
const histograms = ['runs', 'durations', 'totals']
const rollups: Rollup[] = [
  { table: 'run_hours', keys: [...account, 'hour', 'state'], sums: histograms, hasAll: true },
  { table: 'run_days', keys: [...account, 'day', 'state'], sums: histograms, hasAll: true },
  { table: 'person_hours', keys: [...person, 'hour', 'owner_id', 'state'], sums: ['runs', 'durations'], hasAll: false },
  { table: 'person_days', keys: [...person, 'day', 'owner_id', 'state'], sums: ['runs', 'durations'], hasAll: false },
  {
    table: 'report_days',
    keys: ['report_id', 'day', 'state'],
    sums: ['runs', 'duration_ms', 'queue_ms', 'durations', 'totals'],
    hasAll: false,
  },
]

/** Ordered by its key, so that two transactions cannot wait for each other within one. */
function upsert({ table, keys, sums, hasAll }: Rollup): string {
  const added = sums.map((column) => `sum(${column})`)
  const read = keys.map((key) => (hasAll && key === 'owner_id' ? 'coalesce(owner_id, -1)' : key))
  const all = keys.filter((key) => key !== 'owner_id')
  const groups = hasAll ? `grouping sets ((${keys.join()}), (${all.join()}))` : keys.join()
  return `
    insert into ${table} as r (${[...keys, ...sums].join()})
    select ${[...read, ...added].join()} from counted group by ${groups}
    having ${added.map((sum) => `${sum} <> 0`).join(' or ')} order by ${read.join()}
    on conflict (${keys.join()}) do update set ${sums.map((sum) => `${sum} = r.${sum} + excluded.${sum}`).join()}`
}

/**
 * Adds the rows of `counted`, which is the last of some parts of a statement, to every rollup, and to `more`, in one pass: the
 * last one of them is the statement, the others are parts of it too.
 */
export function addToRollups(counted: string, more: Rollup[] = []): string {
  const kept = [...rollups, ...more].map(upsert)
  const parts = kept.slice(0, -1).map((statement, at) => `kept_${at} as (${statement})`)
  return `with ${counted}, ${parts.join()} ${kept.at(-1)};`
}

function keepRollups(change: string): string {
  const counted = ['hour', 'day', 'runs', 'duration_ms', 'queue_ms', 'durations', 'totals']
  return addToRollups(`change as (${change}), counted as materialized (
      select account_id, owner_id, report_id, executed_by as person_id, state,
        ${counted.map((column) => `${valueOf(column)} as ${column}`).join()}
      from change where ${finished}
    )`)
}

const keepRunsFunction = (operation: Operation): string => `
  create or replace function keep_runs_after_${operation}() returns trigger language plpgsql as $$
  begin
    ${keepRollups(ownerOf(changes[operation]))}
    ${activity[operation]}
    ${operation === 'delete' ? '' : eventsOfNewRows}
    return null;
  end $$`

/**
 * A report that goes into a personal collection, or out of one, takes its runs along. Nobody else writes runs meanwhile: a run
 * that ended in a transaction which knew only where the report was before would be counted there for good.
 */
const moveRunsFunction = `
  create function move_runs_of_report() returns trigger language plpgsql as $$
  declare
    old_owner bigint := (select coalesce(owner_id, 0) from collections where id = old.collection_id);
    new_owner bigint := (select coalesce(owner_id, 0) from collections where id = new.collection_id);
  begin
    if old_owner = new_owner then return null; end if;
    lock table report_runs in share row exclusive mode;
    ${keepRollups(`select ${runColumns}, n, owner_id
      from report_runs cross join (values (-1, old_owner), (1, new_owner)) moved (n, owner_id) where report_id = new.id`)}
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
  await sql`create table run_hours (account_id bigint, owner_id bigint, hour timestamptz, state text,
    runs bigint not null, durations numeric not null, totals numeric not null,
    primary key (account_id, owner_id, hour, state))`.execute(db)
  await sql`create table run_days (account_id bigint, owner_id bigint, day date, state text,
    runs bigint not null, durations numeric not null, totals numeric not null,
    primary key (account_id, owner_id, day, state))`.execute(db)
  await sql`create table person_hours (account_id bigint, person_id bigint, hour timestamptz, owner_id bigint, state text,
    runs bigint not null, durations numeric not null,
    primary key (account_id, person_id, hour, owner_id, state))`.execute(db)
  await sql`create table person_days (account_id bigint, person_id bigint, day date, owner_id bigint, state text,
    runs bigint not null, durations numeric not null,
    primary key (account_id, person_id, day, owner_id, state))`.execute(db)
  await sql`alter table report_days add column durations numeric not null default 0,
    add column totals numeric not null default 0`.execute(db)
}

/** Each from the runs, but for days of which there are hours. */
async function countRuns(db: Kysely<unknown>): Promise<void> {
  const dayOf = sql`(hour at time zone 'UTC')::date`
  const counted = sql.raw(`count(*), sum(time_histogram(duration_ms)), sum(time_histogram(${totalMs}))`)
  const owned = sql.raw(`(${ownerOf(`select ${runColumns} from report_runs where ${finished}`)}) owned`)
  await sql`insert into run_hours select account_id, owner_id, ${sql.raw(hour)}, state, ${counted}
    from ${owned} group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  await sql`insert into run_hours select account_id, -1, hour, state, sum(runs), sum(durations), sum(totals)
    from run_hours group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  await sql`insert into run_days select account_id, owner_id, ${dayOf}, state, sum(runs), sum(durations), sum(totals)
    from run_hours group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
  await sql`insert into person_hours
    select account_id, executed_by, ${sql.raw(hour)}, owner_id, state, count(*), sum(time_histogram(duration_ms))
    from ${owned} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db)
  await sql`insert into person_days select account_id, person_id, ${dayOf}, owner_id, state, sum(runs), sum(durations)
    from person_hours group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db)
  await sql`truncate report_days`.execute(db)
  await sql`insert into report_days (report_id, day, state, duration_ms, queue_ms, runs, durations, totals)
    select report_id, ${sql.raw(day)}, state, sum(coalesce(duration_ms, 0)), sum(coalesce(queue_ms, 0)), ${counted}
    from report_runs where ${sql.raw(finished)} group by 1, 2, 3 order by 1, 2, 3`.execute(db)
}

/** What is read of a report's runs in a span, and of an account's failures by when they were recovered, without the runs. */
async function replaceIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`drop index report_runs_report_created, report_runs_recovered`.execute(db)
  await sql`create index report_runs_report_created on report_runs (report_id, created_at, id)
    include (account_id, executed_by, state, duration_ms, queue_ms)`.execute(db)
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
  await sql.raw(moveRunsFunction).execute(db)
  await sql`create trigger move_runs_of_report after update of collection_id on reports
    for each row when (old.collection_id <> new.collection_id) execute function move_runs_of_report()`.execute(db)
}
