import { sql, type Kysely } from 'kysely'

const good = `state in ('succeeded', 'completed')`
const failed = `state = 'failed'`
const isOpen = `${failed} and recovered_by is null`

/** What the standing of a report may change by: nothing else of a run, and no run that is not over or was cancelled. */
const facts = `id, report_id, ${isOpen} as is_open, state, created_at, completed_at, usual_ms is not null as is_slow`
const factsOf = (rows: string, n: number): string =>
  `select ${facts}, ${n} as n from ${rows} where ${good} or ${failed}`

const changes = {
  insert: factsOf('new_rows', 1),
  update: `${factsOf('new_rows', 1)} union all ${factsOf('old_rows', -1)}`,
  delete: factsOf('old_rows', -1),
} as const
type Operation = keyof typeof changes

const transitions: Record<Operation, string> = {
  insert: 'referencing new table as new_rows',
  update: 'referencing old table as old_rows new table as new_rows',
  delete: 'referencing old table as old_rows',
}

const openOf = (activity: string): string =>
  `from report_runs f where f.report_id = ${activity}.report_id and ${isOpen}`

/** Each is one look into an index, however many failures there are; of `activity`, of which the good mark is known. */
const standingOf = (activity: string): string => `
  (select f.created_at ${openOf(activity)} order by f.created_at, f.id limit 1),
  (select f.created_at ${openOf(activity)}
    and (f.created_at, f.id) > (coalesce(${activity}.good_at, '-infinity'), coalesce(${activity}.good_id, 0))
    order by f.created_at, f.id limit 1),
  (select min(f.completed_at) ${openOf(activity)}),
  exists (select from report_runs g where g.id = ${activity}.good_id and g.usual_ms is not null)`

/**
 * Whoever changes what a standing is made of holds the activity of the report until the transaction ends, and looks in a later
 * statement, which then sees what those before it committed. The number of open failures is added up, as it takes long to count.
 * One report after the other: what is known of a single one is planned once.
 */
const keepStandingsFunction = (operation: Operation): string => `
  create function keep_standings_after_${operation}() returns trigger language plpgsql as $$
  declare
    changed record;
  begin
    for changed in
      select report_id, coalesce(sum(n) filter (where is_open), 0) as opened
      from (select report_id, is_open, sum(n) as n from (${changes[operation]}) change
        group by id, report_id, is_open, state, created_at, completed_at, is_slow having sum(n) <> 0) run
      group by report_id order by report_id
    loop
      perform from report_activity where report_id = changed.report_id for update;
      update report_activity a set open_failures = a.open_failures + changed.opened,
        (open_since, streak_since, open_ended_at, is_good_slow) = (select ${standingOf('a')})
      where a.report_id = changed.report_id;
    end loop;
    return null;
  end $$`

const newest = (column: string, condition: string): string =>
  `(array_agg(${column} order by created_at desc, id desc) filter (where ${condition}))[1]`

const recountFunction = `
  create or replace function recounted_activity(wanted bigint) returns report_activity language sql stable as $$
    select a.*, (select count(*) ${openOf('a')}), ${standingOf('a')}
    from (select wanted as report_id, count(*),
        ${newest('created_at', 'true')}, ${newest('id', 'true')},
        ${newest('created_at', good)} as good_at, ${newest('id', good)} as good_id,
        ${newest('created_at', failed)}, ${newest('id', failed)}
      from report_runs where report_id = wanted) a $$`

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create index report_runs_open_ended on report_runs (report_id, completed_at) where ${isOpen}`)
    .execute(db)
  await sql`create index report_runs_report_recovered on report_runs (report_id, recovered_at) include (completed_at)
    where recovered_by is not null`.execute(db)
}

async function addColumns(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report_activity
    add column open_failures bigint not null default 0,
    add column open_since timestamptz(3),
    add column streak_since timestamptz(3),
    add column open_ended_at timestamptz(3),
    add column is_good_slow boolean not null default false`.execute(db)
  await sql.raw(recountFunction).execute(db)
  await sql
    .raw(
      `update report_activity a set open_failures = (select count(*) ${openOf('a')}),
        (open_since, streak_since, open_ended_at, is_good_slow) = (select ${standingOf('a')})`,
    )
    .execute(db)
}

/**
 * What the open failures of a report say, and whether its last good run was slow, kept beside its activity: how many there are,
 * when the first of them was created, the first since the last good run, and when the first of them ended. The triggers
 * come after those that keep the activity: triggers go by their names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`lock table report_runs in exclusive mode`.execute(db)
  await createIndexes(db)
  await addColumns(db)
  for (const operation of ['insert', 'update', 'delete'] as const) {
    await sql.raw(keepStandingsFunction(operation)).execute(db)
    await sql
      .raw(
        `create trigger keep_standings_after_${operation} after ${operation} on report_runs
         ${transitions[operation]} for each statement execute function keep_standings_after_${operation}()`,
      )
      .execute(db)
  }
}
