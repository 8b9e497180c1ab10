import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** True of what a statement fails with that took longer than it was given. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014'
}

/** Gives each statement so many milliseconds, from here to the end of the transaction. */
export async function limitTime(tx: Tx, ms: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(Math.ceil(ms))}, true)`.execute(tx)
}

/** What `work` finds in a transaction of its own; undefined where a statement of it takes longer than that. */
export async function withinTime<T>(db: Db, ms: number, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
  try {
    return await db.transaction().execute(async (tx) => {
      await limitTime(tx, ms)
      return work(tx)
    })
  } catch (error) {
    if (isTimeout(error)) return undefined
    throw error
  }
}
