import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLog } from '#/runs-api/log.ts'
import { openStore } from '#/runs-api/store/open-store.ts'
import { openStoreWatch } from '#/runs-api/store/store-watch.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { until } from '#/runs-api/store/testing/until.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

const log = openLog('error', () => undefined)

/** The connection over which the watch asks, by its process in the server. */
async function askingOver(): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
    where datname = current_database() and query = 'select 1'`.execute(database.store.db)
  return rows[0]?.pid
}

describe('a watch over the store', () => {
  test('takes the end of its own connection for nothing, and asks over another', async () => {
    const watch = openStoreWatch(database.url, log)
    const store = openStore(database.url, { watch })
    let silences = 0
    watch.whenSilent(() => (silences += 1))
    const client = await store.pool.connect()
    await until(async () => (await askingOver()) !== undefined)
    const first = await askingOver()
    await sql`select pg_terminate_backend(${first}::int)`.execute(database.store.db)
    await until(async () => ![undefined, first].includes(await askingOver()))
    expect((await client.query('select 7 as seven')).rows).toEqual([{ seven: 7 }])
    expect([silences, watch.isSilent()]).toEqual([0, false])
    client.release()
    await store.close()
    await watch.close()
  })

  test('tells once that nobody is there, and connections then fail without waiting', async () => {
    const nowhere = 'postgresql://postgres@127.0.0.1:1/none'
    const watch = openStoreWatch(nowhere, log)
    await new Promise<void>((resolve) => watch.whenSilent(resolve))
    const store = openStore(nowhere, { watch })
    await expect(store.pool.query('select 1')).rejects.toThrow('The store does not answer')
    expect(watch.isSilent()).toBe(true)
    await store.close()
    await watch.close()
  })
})
