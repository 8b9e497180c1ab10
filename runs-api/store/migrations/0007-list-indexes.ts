import { sql, type Kysely } from 'kysely'

/** These get what is asked of many runs for each that is found, such as whether the caller may see it: no look at the run then. */
const replaced = [
  'report_runs_account_created',
  'report_runs_account_person',
  'report_runs_report_created',
  'report_runs_failed',
]

/** Every order of a list has an index that ends with the run's number, for the account and for each of its reports. */
const indexes = [
  `report_runs_account_created on report_runs (account_id, created_at, id) include (report_id)`,
  `report_runs_account_person on report_runs (account_id, executed_by, created_at, id) include (report_id)`,
  `report_runs_report_created on report_runs (report_id, created_at, id) include (account_id, executed_by)`,
  `report_runs_failed on report_runs (account_id, created_at, id) include (report_id) where state = 'failed'`,
  `report_runs_account_trigger on report_runs (account_id, trigger, created_at, id) include (report_id)`,
  `report_runs_account_started on report_runs (account_id, coalesce(started_at, '-infinity'), id)`,
  `report_runs_account_completed on report_runs (account_id, coalesce(completed_at, '-infinity'), id)`,
  `report_runs_account_state on report_runs (account_id, state collate "C", id) include (report_id)`,
  `report_runs_report_updated on report_runs (report_id, updated_at, id)`,
  `report_runs_report_started on report_runs (report_id, coalesce(started_at, '-infinity'), id)`,
  `report_runs_report_completed on report_runs (report_id, coalesce(completed_at, '-infinity'), id)`,
  `report_runs_report_duration on report_runs (report_id, coalesce(duration_ms, -1), id)`,
  `report_runs_report_state on report_runs (report_id, state collate "C", id)`,
  `report_runs_report_id on report_runs (report_id, id)`,
  `report_runs_report_failed on report_runs (report_id, created_at, id) where state = 'failed'`,
  `report_runs_person_failed on report_runs (account_id, executed_by, created_at, id) include (report_id)
     where state = 'failed'`,
  `report_runs_fingerprint on report_runs (failure_fingerprint, created_at, id) where state = 'failed'`,
  `reports_account_lower_name on reports (account_id, lower(name) collate "C", id)`,
]

/**
 * Words within failures and values are found by trigrams. A server of somebody else may not offer the extension, or not to
 * this user: then they are looked for one failure after the other.
 */
async function createTrigrams(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    begin
      create extension if not exists pg_trgm;
      create index report_runs_failure_words on report_runs using gin (failure_message gin_trgm_ops)
        where state = 'failed';
      create index parameter_values_words on parameter_values using gin (words gin_trgm_ops);
    exception when insufficient_privilege or feature_not_supported or undefined_file or undefined_object then
      raise notice 'pg_trgm is not there: words are searched without an index';
    end $$`.execute(db)
}

/** Each value that a parameter ever had, once, as the JSON that a run which has it contains; told apart before it is made. */
const valuesOf = (runs: string): string => `
  with given as (
    select distinct r.account_id, p.key, p.value from ${runs} r cross join lateral jsonb_each(r.parameters) p
  ), single as (
    select account_id, jsonb_build_object(key, value) as probe, value from given
      where jsonb_typeof(value) not in ('array', 'null')
    union all
    select account_id, jsonb_build_object(key, jsonb_build_array(e.value)), e.value
      from given cross join lateral jsonb_array_elements(case jsonb_typeof(given.value) when 'array' then given.value end) e(value)
      where jsonb_typeof(e.value) <> 'null'
  )
  insert into parameter_values (account_id, digest, probe, words)
  select distinct account_id, md5(probe::text)::uuid, probe, value #>> '{}' from single
  on conflict do nothing`

async function createParameterValues(db: Kysely<unknown>): Promise<void> {
  await sql`create table parameter_values (account_id bigint, digest uuid, probe jsonb not null, words text not null,
    primary key (account_id, digest))`.execute(db)
  await sql.raw(valuesOf('report_runs')).execute(db)
  await sql
    .raw(
      `create function keep_parameter_values() returns trigger language plpgsql as $$
       begin
         ${valuesOf('new_rows')};
         return null;
       end $$`,
    )
    .execute(db)
  await sql`create trigger keep_parameter_values after insert on report_runs referencing new table as new_rows
    for each statement execute function keep_parameter_values()`.execute(db)
}

/** What lists of any order and depth stand on, and what words are found by (docs/scale.md). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const index of replaced) await sql`drop index ${sql.id(index)}`.execute(db)
  for (const index of indexes) await sql.raw(`create index ${index}`).execute(db)
  await createParameterValues(db)
  await createTrigrams(db)
  // Lists are counted from indexes alone where every run on a page of the table is known to be visible.
  await sql`alter table report_runs set (autovacuum_vacuum_insert_scale_factor = 0.02)`.execute(db)
}
