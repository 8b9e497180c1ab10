import { sql, type Kysely } from 'kysely'

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_runs (
      id bigint generated always as identity primary key,
      token text not null unique,
      account_id bigint not null references accounts,
      report_id bigint not null references reports,
      version_id bigint not null references report_versions,
      state text not null check (state in
        ('pending', 'enqueued', 'running_notebook', 'succeeded', 'completed', 'failed', 'cancelled')),
      python_state text not null default 'none',
      parameters jsonb not null default '{}',
      parameters_digest uuid not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      started_at timestamptz(3),
      completed_at timestamptz(3),
      executed_by bigint not null references accounts,
      trigger text not null check (trigger in ('manual', 'api', 'schedule', 'batch')),
      schedule_id bigint references schedules,
      failure_code text,
      failure_message text,
      failure_fingerprint text,
      failure_query_token text,
      recovered_by bigint references report_runs,
      purge_started_at timestamptz(3),
      purge_completed_at timestamptz(3),
      claim uuid,
      timeout_seconds integer,
      duration_ms bigint generated always as
        ((extract(epoch from completed_at - started_at) * 1000)::bigint) stored,
      queue_ms bigint generated always as
        ((extract(epoch from started_at - created_at) * 1000)::bigint) stored,
      check ((completed_at is not null) = (state in ('succeeded', 'completed', 'failed', 'cancelled'))),
      check ((failure_code is not null) = (state = 'failed'))
    )`.execute(db)
  const indexes = [
    `report_runs_report_created on report_runs (report_id, created_at, id)`,
    `report_runs_account_created on report_runs (account_id, created_at, id)`,
    `report_runs_account_updated on report_runs (account_id, updated_at, id)`,
    `report_runs_account_duration on report_runs (account_id, coalesce(duration_ms, -1), id)`,
    `report_runs_account_person on report_runs (account_id, executed_by, created_at, id)`,
    `report_runs_failed on report_runs (account_id, created_at, id) where state = 'failed'`,
    `report_runs_open on report_runs (report_id, parameters_digest, created_at)
       where state = 'failed' and recovered_by is null`,
    `report_runs_good on report_runs (report_id, parameters_digest, created_at)
       where state in ('succeeded', 'completed')`,
    `report_runs_active on report_runs (account_id, created_at, id)
       where state in ('pending', 'enqueued', 'running_notebook')`,
    `report_runs_unpurged on report_runs (created_at) where purge_completed_at is null`,
    `report_runs_schedule on report_runs (schedule_id, created_at) where schedule_id is not null`,
    `report_runs_recovered_by on report_runs (recovered_by) where recovered_by is not null`,
    `report_runs_parameters on report_runs using gin (parameters jsonb_path_ops)`,
  ]
  for (const index of indexes) await sql.raw(`create index ${index}`).execute(db)
}

async function createQueryRuns(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table query_runs (
      id bigint generated always as identity primary key,
      token text not null unique,
      run_id bigint not null references report_runs on delete cascade,
      position integer not null,
      query_token text not null,
      state text not null check (state in ('pending', 'enqueued', 'running', 'succeeded', 'failed', 'cancelled')),
      rendered_source text,
      error_code text,
      error_message text,
      created_at timestamptz(3) not null default now(),
      started_at timestamptz(3),
      completed_at timestamptz(3),
      unique (run_id, position)
    )`.execute(db)
  await sql`
    create table results (
      query_run_id bigint primary key references query_runs on delete cascade,
      file text not null,
      row_count bigint not null,
      byte_count bigint not null,
      columns jsonb not null,
      created_at timestamptz(3) not null default now()
    )`.execute(db)
}

/** Runs, their queries, where the results lie, and duplications on their way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRuns(db)
  await createQueryRuns(db)
  await sql`
    create table duplicates (
      id bigint generated always as identity primary key,
      token text not null unique,
      run_id bigint not null references report_runs,
      requested_by bigint not null references accounts,
      collection_id bigint not null references collections,
      state text not null check (state in ('enqueued', 'running', 'succeeded', 'failed')),
      report_id bigint references reports,
      error_message text,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      completed_at timestamptz(3)
    )`.execute(db)
  await sql`create index duplicates_run on duplicates (run_id)`.execute(db)
}
