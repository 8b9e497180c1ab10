import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { insertFirstAdministrator } from '#/runs-api/store/sessions.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

const person = (name: string) => ({ username: name, name, password: 'long enough', workspace: `${name}-place` })

test('a second first administrator waits for the one who came first, and is refused', async () => {
  const { db } = database.store
  const isWaiting = async (): Promise<boolean> => {
    const { rows } = await sql`select from pg_locks where not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
    return rows.length > 0
  }
  const second = await db.transaction().execute(async (tx) => {
    await insertFirstAdministrator(tx, person('ada'))
    const late = db.transaction().execute((other) => insertFirstAdministrator(other, person('max')))
    const outcome = late.then(
      () => 'accepted',
      (error: unknown) => error,
    )
    await vi.waitUntil(isWaiting, { timeout: 10_000 })
    return { outcome }
  })
  expect(await second.outcome).toMatchObject({ code: 'conflict' })
})
