import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepared } from '#/runs-api/store/prepared.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

test('a marked statement is planned once a connection, and gives what its values ask for', async () => {
  const { db } = database.store
  await inTransaction(db, async (tx) => {
    for (const value of [1, 2, null]) {
      const { rows } = await sql`${prepared} select ${value}::int + 1 as next`.execute(tx)
      expect(rows).toEqual([{ next: value === null ? null : value + 1 }])
      await sql`select ${value}::int as not_marked`.execute(tx)
    }
    const { rows } = await sql<{ calls: number }>`
      select generic_plans + custom_plans as calls from pg_prepared_statements`.execute(tx)
    expect(rows).toEqual([{ calls: 3 }])
  })
})
