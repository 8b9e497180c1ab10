import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

const deadlineMs = 10_000
const pauseMs = 5

/** Looks again and again until something is so; fails when it never is. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + deadlineMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not so within ${deadlineMs} ms: ${String(isSo)}`)
    await wait(pauseMs)
  }
}

/** Until some statement in this database waits for a lock that another one holds. */
export async function untilBlocked(db: Db): Promise<void> {
  await until(async () => {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    return rows.length > 0
  })
}
