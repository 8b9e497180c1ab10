import { sql, type Kysely } from 'kysely'

/** Workspaces and people, who is in which, and what they sign in with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table accounts (
      id bigint generated always as identity primary key,
      token text not null unique,
      username text not null unique,
      name text not null,
      kind text not null check (kind in ('workspace', 'user')),
      email text,
      password_hash text,
      time_zone text not null default 'UTC',
      retention_days integer not null default 90 check (retention_days > 0),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`.execute(db)
  await sql`
    create table memberships (
      workspace_id bigint not null references accounts,
      user_id bigint not null references accounts,
      role text not null check (role in ('viewer', 'analyst', 'manager', 'admin')),
      created_at timestamptz(3) not null default now(),
      primary key (workspace_id, user_id)
    )`.execute(db)
  await sql`create index memberships_user on memberships (user_id)`.execute(db)
  await sql`
    create table credentials (
      id bigint generated always as identity primary key,
      token text not null unique,
      kind text not null check (kind in ('api_token', 'workspace_key', 'session', 'sign_in_link')),
      account_id bigint references accounts,
      name text not null,
      secret_hash bytea not null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3),
      revoked_at timestamptz(3),
      last_used_at timestamptz(3),
      check (account_id is not null or kind = 'sign_in_link')
    )`.execute(db)
  await sql`create index credentials_account on credentials (account_id)`.execute(db)
  await sql`
    create table audit_log (
      id bigint generated always as identity primary key,
      at timestamptz(3) not null default now(),
      account_id bigint references accounts,
      actor_id bigint references accounts,
      action text not null,
      subject_type text not null,
      subject_token text,
      details jsonb not null default '{}'
    )`.execute(db)
  await sql`create index audit_log_account on audit_log (account_id, id)`.execute(db)
}
