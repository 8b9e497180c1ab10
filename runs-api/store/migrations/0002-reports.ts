import { sql, type Kysely } from 'kysely'

async function createReports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table collections (
      id bigint generated always as identity primary key,
      token text not null unique,
      account_id bigint not null references accounts,
      owner_id bigint references accounts,
      space_type text not null check (space_type in ('private', 'community', 'custom')),
      name text not null,
      description text not null default '',
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      check ((space_type = 'private') = (owner_id is not null)),
      unique (account_id, owner_id)
    )`.execute(db)
  await sql`create unique index collections_name on collections (account_id, name) where owner_id is null`.execute(db)
  await sql`
    create table report_versions (
      id bigint generated always as identity primary key,
      digest bytea not null unique,
      definition jsonb not null,
      created_at timestamptz(3) not null default now()
    )`.execute(db)
  await sql`
    create table reports (
      id bigint generated always as identity primary key,
      token text not null unique,
      account_id bigint not null references accounts,
      collection_id bigint not null references collections,
      creator_id bigint not null references accounts,
      version_id bigint not null references report_versions,
      name text not null,
      description text not null default '',
      source_folder text,
      load_error text,
      archived boolean not null default false,
      manual_run_disabled boolean not null default false,
      full_width boolean not null default false,
      view_count bigint not null default 0,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      edited_at timestamptz(3) not null default now(),
      unique (account_id, source_folder)
    )`.execute(db)
  await sql`create index reports_collection on reports (collection_id, id)`.execute(db)
  await sql`create index reports_account_name on reports (account_id, name, id)`.execute(db)
}

async function createSchedules(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table form_options (
      version_id bigint not null references report_versions,
      field text not null,
      options jsonb not null,
      updated_at timestamptz(3) not null default now(),
      primary key (version_id, field)
    )`.execute(db)
  await sql`
    create table schedules (
      id bigint generated always as identity primary key,
      token text not null unique,
      report_id bigint not null references reports,
      creator_id bigint not null references accounts,
      source_key text,
      name text not null,
      timing jsonb not null,
      parameters jsonb not null default '{}',
      timeout_seconds integer,
      next_run_at timestamptz(3) not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      deleted_at timestamptz(3),
      unique (report_id, source_key)
    )`.execute(db)
  await sql`create index schedules_due on schedules (next_run_at) where deleted_at is null`.execute(db)
  await sql`create index schedules_report on schedules (report_id) where deleted_at is null`.execute(db)
}

/** Collections, the reports in them, and every version a report ever had. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createReports(db)
  await createSchedules(db)
}
