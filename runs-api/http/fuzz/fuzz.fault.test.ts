import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFuzzTarget, type FuzzTarget } from '#/runs-api/http/fuzz/open-fuzz-target.ts'
import { failureText, runFuzz } from '#/runs-api/http/fuzz/run-fuzz.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'

const requests = 500
const patienceMs = 120_000

let database: TestDatabase
let target: FuzzTarget

beforeAll(async () => {
  database = await openTestDatabase()
  target = await openFuzzTarget(database.url)
})
afterAll(async () => {
  await target.close()
  await database.drop()
})

test(
  'whatever is asked of any endpoint by anybody, the answer keeps the contract and is no 5xx',
  async () => {
    const { byStatus, failures } = await runFuzz(target, { seed: 20_261_123, requests, lanes: 4 })
    expect(failures.map(failureText)).toEqual([])
    expect(target.failures).toEqual([])
    const statuses = [...byStatus.keys()]
    expect(statuses).toEqual(expect.arrayContaining([200, 202, 204, 400, 401, 403, 404, 405]))
  },
  patienceMs,
)
