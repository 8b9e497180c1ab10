import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '#/runs-api/log.ts'
import { openListener } from '#/runs-api/store/events/listener.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { until } from '#/runs-api/store/testing/until.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

test('a listener hears its channels, and again after its connection was cut', async () => {
  const { db } = database.store
  const heard: string[] = []
  let connects = 0
  const listener = openListener(database.url, {
    channels: { news: (payload) => heard.push(payload) },
    onConnect: () => {
      connects += 1
    },
    log: openLog('error', () => undefined),
  })
  const say = (text: string) => sql`select pg_notify('news', ${text}), pg_notify('gossip', 'not asked for')`.execute(db)

  await until(async () => connects === 1)
  await say('first')
  await until(async () => heard.length === 1)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`.execute(db)
  await until(async () => connects === 2)
  await say('second')
  await until(async () => heard.length === 2)
  await listener.close()
  expect(heard).toEqual(['first', 'second'])
})
