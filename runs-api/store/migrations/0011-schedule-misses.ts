import { sql, type Kysely } from 'kysely'

/** The times of schedules that passed without a run, and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table schedule_misses (
      schedule_id bigint not null references schedules,
      due_at timestamptz(3) not null,
      noted_at timestamptz(3) not null default now(),
      reason text not null check (reason in ('not_running', 'not_runnable')),
      primary key (schedule_id, due_at)
    )`.execute(db)
}
