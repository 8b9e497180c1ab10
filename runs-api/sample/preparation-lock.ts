import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** Far from the numbers that other locks of the store use. */
const locks = { preparing: 7_301_926_000_001, executing: 7_301_926_000_002 } as const
export type PreparationLock = keyof typeof locks

/** Works while no other process of the installation holds the lock; waits for one that does. */
export async function whileLocked<T>(db: Db, lock: PreparationLock, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${locks[lock]})`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${locks[lock]})`.execute(connection)
    }
  })
}

/** Works when no other process of the installation holds the lock. False, without waiting, when one does. */
export async function ifUnlocked(db: Db, lock: PreparationLock, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ isOurs: boolean }>`
      select pg_try_advisory_lock(${locks[lock]}) as "isOurs"`.execute(connection)
    if (rows[0]?.isOurs !== true) return false
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(${locks[lock]})`.execute(connection)
    }
    return true
  })
}
