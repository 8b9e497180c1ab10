import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { withinTime } from '#/runs-api/store/time-limit.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

test('what takes longer than it may is given up, and what fails by itself is told', async () => {
  const { db } = database.store
  const endless = sql`select count(*) from generate_series(1, 1000000000)`
  expect(await withinTime(db, 20, (tx) => endless.execute(tx))).toBeUndefined()
  const quick = await withinTime(db, 10_000, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  expect(quick?.rows).toEqual([{ one: 1 }])
  await expect(withinTime(db, 10_000, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero')
})
