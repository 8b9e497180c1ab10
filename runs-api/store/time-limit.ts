import { sql } from 'kysely'
import { AppError } from '#/lib/errors.ts'
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

/** How often ways are tried in turns, and how much longer each time. */
const rounds = 4
const growth = 4

/**
 * What the first of some `ways` finds that is through, where nobody knows which of them is short: one after the other is given
 * `firstMs`, then each four times as long, and so on. So it takes no more than some times what the shortest does.
 */
export async function inTurns<T>(db: Db, firstMs: number, ways: ((tx: Tx) => Promise<T>)[]): Promise<T> {
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ways) {
      const found = await withinTime(db, firstMs * growth ** round, way)
      if (found !== undefined) return found
    }
  }
  throw new AppError('unavailable', 'This takes longer than it may. Ask for less, as of a shorter time.')
}
