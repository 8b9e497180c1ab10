import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type TakenOff = {
  indexes: { name: string; definition: string }[]
  checks: { name: string; definition: string }[]
}

/** Small ones, in which the triggers look up the open failures of each report that gets runs. */
const neededByTriggers: readonly string[] = ['report_runs_open_since', 'report_runs_open_ended']

/**
 * Takes the secondary indexes but those, and the references off `report_runs`, as one does before a load of that size; the triggers
 * stay. Both are remembered as the store itself writes them.
 */
export async function takeOffIndexes(tx: Tx): Promise<TakenOff> {
  const indexes = await sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_indexdef(c.oid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'report_runs'::regclass and c.relname <> all(${neededByTriggers}) and not exists (
      select from pg_constraint where conindid = c.oid and contype in ('p', 'u'))
    order by c.relname`.execute(tx)
  const checks = await sql<{ name: string; definition: string }>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = 'report_runs'::regclass and contype = 'f' order by conname`.execute(tx)
  for (const { name } of indexes.rows) await sql`drop index ${sql.id(name)}`.execute(tx)
  for (const { name } of checks.rows) await sql`alter table report_runs drop constraint ${sql.id(name)}`.execute(tx)
  return { indexes: indexes.rows, checks: checks.rows }
}

/** The indexes that tell which run recovered which; without the others those runs are changed many times faster. */
export const neededToRecover: readonly string[] = ['report_runs_good', 'report_runs_open']

const atOnce = 2

/** Does one statement after the other, where building takes memory and all cores, on a connection that is then as it was. */
async function build(db: Db, next: () => RawBuilder<unknown> | undefined): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set maintenance_work_mem = '1GB'`.execute(connection)
    await sql`set max_parallel_workers_per_gather = 2`.execute(connection)
    for (let statement = next(); statement !== undefined; statement = next()) await statement.execute(connection)
    await sql`reset maintenance_work_mem`.execute(connection)
    await sql`reset max_parallel_workers_per_gather`.execute(connection)
  })
}

/** Puts them back as they were: every index is built, two at a time, and every reference checked, over the whole history. */
export async function putBackIndexes(db: Db, { indexes, checks }: TakenOff): Promise<void> {
  const building = indexes.map(({ definition }) => sql.raw(definition))
  await Promise.all(Array.from({ length: atOnce }, () => build(db, () => building.shift())))
  const checking = checks.map(
    ({ name, definition }) => sql`alter table report_runs add constraint ${sql.id(name)} ${sql.raw(definition)}`,
  )
  await build(db, () => checking.shift())
}
