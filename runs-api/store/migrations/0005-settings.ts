import { sql, type Kysely } from 'kysely'

async function createSavedViews(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table saved_views (
      id bigint generated always as identity primary key,
      token text not null unique,
      account_id bigint not null references accounts,
      owner_id bigint not null references accounts,
      report_id bigint references reports,
      name text not null,
      search text not null,
      is_shared boolean not null default false,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`.execute(db)
  await sql`create unique index saved_views_name on saved_views (account_id, owner_id, lower(name))`.execute(db)
  await sql`create index saved_views_shared on saved_views (account_id) where is_shared`.execute(db)
}

/** What people settle for themselves, who made a credential and how a session began, and the views they keep. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts add column preferences jsonb not null default '{}'`.execute(db)
  await sql`
    alter table credentials
      add column created_by bigint references accounts,
      add column begun_by text check (begun_by in ('password', 'link'))`.execute(db)
  await createSavedViews(db)
}
