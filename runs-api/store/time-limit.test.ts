import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { inTurns, withinTime } from '#/runs-api/store/time-limit.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

const endless = sql`select count(*) from generate_series(1, 1000000000)`

test('what takes longer than it may is given up, and what fails by itself is told', async () => {
  const { db } = database.store
  expect(await withinTime(db, 20, (tx) => endless.execute(tx))).toBeUndefined()
  const quick = await withinTime(db, 10_000, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  expect(quick?.rows).toEqual([{ one: 1 }])
  await expect(withinTime(db, 10_000, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero')
})

test('of several ways the one that is through first tells, however often it had to begin again', async () => {
  const { db } = database.store
  const short = sql<{ count: number }>`select count(*) from generate_series(1, 300000)`
  const found = await inTurns(db, 5, [(tx) => endless.execute(tx), (tx) => short.execute(tx)])
  expect(found.rows).toEqual([{ count: 300_000 }])
})

test('what no way finds in time is refused, and a failure is told at once', async () => {
  const { db } = database.store
  await expect(inTurns(db, 1, [(tx) => endless.execute(tx)])).rejects.toMatchObject({ code: 'unavailable' })
  const failing = sql`select 1 / 0`
  await expect(inTurns(db, 1, [(tx) => failing.execute(tx)])).rejects.toThrow('division by zero')
})
