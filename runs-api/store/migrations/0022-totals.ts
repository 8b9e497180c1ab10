import { sql, type Kysely } from 'kysely'
import type { Rollup } from '#/runs-api/store/migrations/0008-histograms.ts'
import { keepRollups, personMonths } from '#/runs-api/store/migrations/0014-run-changes.ts'

const totals: Rollup[] = [
  { table: 'run_totals', keys: ['account_id', 'owner_id', 'state'], sums: ['runs'], hasAll: true },
  { table: 'person_totals', keys: ['account_id', 'person_id', 'owner_id', 'state'], sums: ['runs'], hasAll: false },
]

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table run_totals (account_id bigint, owner_id bigint, state text, runs bigint not null,
    primary key (account_id, owner_id, state))`.execute(db)
  await sql`create table person_totals (account_id bigint, person_id bigint, owner_id bigint, state text,
    runs bigint not null, primary key (account_id, person_id, owner_id, state))`.execute(db)
  await sql`insert into run_totals select account_id, owner_id, state, sum(runs) from run_days
    group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  await sql`insert into person_totals select account_id, person_id, owner_id, state, sum(runs) from person_months
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db)
}

/** How many runs of each state an account ever had, and each person in it: what their lists say without counting them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`lock table report_runs, run_changes in exclusive mode`.execute(db)
  await createTables(db)
  await keepRollups(db, [personMonths, ...totals])
}
