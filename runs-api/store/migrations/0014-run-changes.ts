import { sql, type Kysely } from 'kysely'
import { activity, eventsOfNewRows } from '#/runs-api/store/migrations/0004-rollups.ts'
import {
  addToRollups,
  changes,
  day,
  finished,
  hour,
  ownerOf,
  totalMs,
  type Operation,
  type Rollup,
} from '#/runs-api/store/migrations/0008-histograms.ts'

/** How many runs a statement may change whose rollups are not worth a wait. */
const fewRuns = 1_000
/** Held by whoever adds to rollups, until the transaction ends: so two of them never wait for each other in turns. */
const lockRollups = 'perform pg_advisory_xact_lock(7301926, 14);'

const columns = 'account_id, owner_id, report_id, person_id, state, created_at, duration_ms, queue_ms, n'

/** Finished runs that a statement added or took away, as `run_changes` has them. */
const finishedOf = (change: string): string => `
  select account_id, owner_id, report_id, executed_by as person_id, state, created_at, duration_ms, queue_ms, n
  from (${ownerOf(change)}) owned where ${finished}`

const month = `date_trunc('month', created_at at time zone 'UTC')::date`

export const personMonths: Rollup = {
  table: 'person_months',
  keys: ['account_id', 'person_id', 'month', 'owner_id', 'state'],
  sums: ['runs'],
  hasAll: false,
}

/** One bucket of a histogram is read from a table, which is several times as fast as it is made. */
const countedOf = (change: string): string => `
  change as (${change}), counted as materialized (
    select account_id, owner_id, report_id, person_id, state, ${hour} as hour, ${day} as day, ${month} as month,
      n as runs, n * coalesce(duration_ms, 0) as duration_ms, n * coalesce(queue_ms, 0) as queue_ms,
      n * coalesce(duration.unit, 0) as durations, n * coalesce(total.unit, 0) as totals
    from change
    left join histogram_units duration on duration.bucket = duration_bucket(duration_ms)
    left join histogram_units total on total.bucket = duration_bucket(${totalMs})
  )`

type AddTo = (counted: string) => string

const keepRunsFunction = (operation: Operation, addTo: AddTo): string => `
  create or replace function keep_runs_after_${operation}() returns trigger language plpgsql as $$
  begin
    if (select count(*) from ${operation === 'delete' ? 'old_rows' : 'new_rows'}) <= ${fewRuns} then
      insert into run_changes (${columns}) ${finishedOf(changes[operation])};
    else
      ${lockRollups}
      ${addTo(countedOf(finishedOf(changes[operation])))}
    end if;
    ${activity[operation]}
    ${operation === 'delete' ? '' : eventsOfNewRows}
    return null;
  end $$`

/** Adds some changes to the rollups, and says whether it left some. */
const foldFunction = (addTo: AddTo): string => `
  create or replace function fold_run_changes(at_most integer) returns boolean language plpgsql as $$
  declare
    has_more boolean;
  begin
    ${lockRollups}
    has_more := (select count(*) = at_most + 1 from (select from run_changes limit at_most + 1) few);
    ${addTo(`taken as (
      delete from run_changes where ctid = any(array(select ctid from run_changes limit at_most)) returning ${columns}
    ), ${countedOf('select * from taken')}`)}
    return has_more;
  end $$`

/** As in 0008: nobody else writes runs while those of a report change their owner. */
const moveRunsFunction = (addTo: AddTo): string => `
  create or replace function move_runs_of_report() returns trigger language plpgsql as $$
  declare
    old_owner bigint := (select coalesce(owner_id, 0) from collections where id = old.collection_id);
    new_owner bigint := (select coalesce(owner_id, 0) from collections where id = new.collection_id);
  begin
    if old_owner = new_owner then return null; end if;
    lock table report_runs in share row exclusive mode;
    ${lockRollups}
    ${addTo(
      countedOf(`select account_id, owner_id, report_id, executed_by as person_id, state, created_at, duration_ms, queue_ms, n
        from report_runs cross join (values (-1, old_owner), (1, new_owner)) moved (n, owner_id)
        where report_id = new.id and ${finished}`),
    )}
    return null;
  end $$`

/** The functions that keep every rollup, and `more` besides those of 0008. */
export async function keepRollups(db: Kysely<unknown>, more: Rollup[]): Promise<void> {
  const addTo: AddTo = (counted) => addToRollups(counted, more)
  for (const operation of ['insert', 'update', 'delete'] as const) {
    await sql.raw(keepRunsFunction(operation, addTo)).execute(db)
  }
  await sql.raw(foldFunction(addTo)).execute(db)
  await sql.raw(moveRunsFunction(addTo)).execute(db)
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table histogram_units (bucket smallint primary key, unit numeric not null)`.execute(db)
  // A bigint of milliseconds falls into no bucket beyond these.
  await sql`insert into histogram_units select bucket, bucket_histogram(bucket::smallint) from generate_series(0, 460) bucket`.execute(
    db,
  )
  await sql`analyze histogram_units`.execute(db)
  await sql`create table person_months (account_id bigint, person_id bigint, month date, owner_id bigint, state text,
    runs bigint not null, primary key (account_id, person_id, month, owner_id, state))`.execute(db)
  await sql`insert into person_months
    select account_id, person_id, date_trunc('month', day)::date, owner_id, state, sum(runs) from person_days
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db)
  await sql`create table run_changes (account_id bigint not null, owner_id bigint not null, report_id bigint not null,
    person_id bigint not null, state text not null, created_at timestamptz(3) not null, duration_ms bigint, queue_ms bigint,
    n smallint not null) with (vacuum_truncate = off)`.execute(db)
  await sql`create index run_changes_created on run_changes (created_at)`.execute(db)
}

/**
 * Runs that end at the same time do not wait for each other's rollups: what each changes is kept as a row, which counts beside
 * the rollups until it is folded into them. Loads go into the rollups at once. Who ever ran how much is told by months.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`lock table report_runs in exclusive mode`.execute(db)
  await createTables(db)
  await keepRollups(db, [personMonths])
}
