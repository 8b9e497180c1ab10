import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import { untilBlocked } from '#/runs-api/store/testing/until.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

const readers = 40

let it: TestSystem
let statements = 0
beforeAll(async () => {
  it = await openTestSystem()
  await it.run(await it.report({ Numbers: 'select 1 as one' }))
  it.system.store.pool.on('acquire', () => (statements += 1))
})
afterAll(() => it.close())

async function read(signal?: AbortSignal): Promise<number> {
  const headers = { authorization: basic(it.acme.analyst.credential) }
  const request = new Request('http://runs.test/api/acme/runs', { headers, ...(signal && { signal }) })
  return (await it.system.app.fetch(request, {})).status
}

test('many who read at once are all answered, and for those who have left meanwhile nothing is read', async () => {
  statements = 0
  for (let at = 0; at < readers; at += 1) expect(await read()).toBe(200)
  const oneByOne = statements

  const lock = await it.system.store.streamDb.startTransaction().execute()
  await sql`lock table report_runs in access exclusive mode`.execute(lock)
  statements = 0
  const leaving = new AbortController()
  const staying = Array.from({ length: readers }, () => read())
  const left = Array.from({ length: readers }, () => read(leaving.signal))
  await untilBlocked(it.system.store.streamDb)
  leaving.abort()
  await lock.rollback().execute()
  expect(new Set(await Promise.all(staying))).toEqual(new Set([200]))
  await Promise.all(left)
  // The worker of the system signs its life now and then, and may be looking for something to do.
  expect(statements).toBeLessThan(oneByOne * 1.3)
})
