import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { until } from '#/runs-api/store/testing/until.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

const figures = [
  '/api/acme/health',
  '/api/acme/failures',
  '/api/acme/runs/summary',
  '/api/acme/runs/facets?field=state',
  '/api/acme/reports?strip=5',
]

let it: TestSystem
let report: TestReport
let acquired = 0
beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ Numbers: 'select 1 as one' })
  await it.run(report)
  it.system.store.pool.on('acquire', () => (acquired += 1))
})
afterAll(() => it.close())
beforeEach(() => {
  acquired = 0
})

async function ask(path: string, as = it.acme.manager.credential) {
  const answer = await it.call(`GET ${path}`, { as })
  expect(answer.status).toBe(200)
  return answer
}

/** Nobody reads a run until the returned function is called; `waiting` is how many statements wait for that. */
async function lockRuns() {
  const lock = await it.system.store.streamDb.startTransaction().execute()
  await sql`lock table report_runs in access exclusive mode`.execute(lock)
  const waiting = async (): Promise<number> => {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(lock)
    return rows.length
  }
  return { waiting, release: () => lock.rollback().execute() }
}

describe('who asks for the same figures at once', () => {
  test.each(figures)('is given one answer: %s', async (path) => {
    await ask(path)
    acquired = 0
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(path)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(30)
    // Each alone would ask the store once at least; what the system itself asks now and then is less.
    expect(acquired).toBeLessThan(30)
  })

  test('for another person they are counted anew', async () => {
    const { waiting, release } = await lockRuns()
    const asked = [ask('/api/acme/runs/summary'), ask('/api/acme/runs/summary', it.acme.analyst.credential)]
    await until(async () => (await waiting()) === 2)
    await release()
    await Promise.all(asked)
  })

  test('is not given an answer that was begun before a change of theirs', async () => {
    const { waiting, release } = await lockRuns()
    const before = ask('/api/acme/runs/summary')
    await until(async () => (await waiting()) === 1)
    const joined = ask('/api/acme/runs/summary')
    await it.call('POST /api/acme/views', {
      as: it.acme.manager.credential,
      body: { name: 'Mine', search: 'filter=state.eq.failed' },
    })
    const after = ask('/api/acme/runs/summary')
    await until(async () => (await waiting()) === 2)
    await release()
    expect((await joined).text).toBe((await before).text)
    await after
  })
})
