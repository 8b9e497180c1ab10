import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** Those of these runs that were cancelled: for a worker that may have missed the word. */
export async function listCancelled(db: Db, runIds: number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from report_runs
    where id = any(${runIds}) and state = 'cancelled'`.execute(db)
  return rows.map(({ id }) => id)
}
