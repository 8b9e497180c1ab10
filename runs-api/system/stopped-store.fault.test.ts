import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStream } from '#/runs-api/http/testing/open-streams.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { migrate, openStore, type Store } from '#/runs-api/store/open-store.ts'
import { startRunsApi, type RunsApiProcess } from '#/runs-api/system/testing/runs-api-process.ts'
import { openStoppablePostgres, type StoppablePostgres } from '#/runs-api/system/testing/stoppable-postgres.ts'

const promisedMs = 2_000

let postgres: StoppablePostgres
let store: Store
let acme: TestWorkspace
let report: TestReport
let api: RunsApiProcess

beforeAll(async () => {
  postgres = await openStoppablePostgres()
  store = openStore(postgres.url, { maxConnections: 4 })
  await migrate(store.db)
  acme = await addWorkspace(store.db, 'acme')
  report = await addReport(store.db, {
    accountId: acme.account.id,
    collectionId: acme.finance.id,
    creatorId: acme.manager.id,
    queries: [
      // Some tenths of a second of work: some are under way when the store stops.
      {
        token: '0123456789ab',
        name: 'Numbers',
        dataSource: 'empty',
        source: 'select count(*) as n from range(20000) a, range(10000) b where (a.range * b.range) % 7 = 3',
        limit: null,
      },
    ],
  })
  api = await startRunsApi({
    DATABASE_URL: postgres.url,
    DATA_DIR: postgres.dataDir,
    SIGNING_SECRET: 'a signing secret of the tests, long enough',
    SAMPLE: 'off',
    RATE_LIMIT_PER_10S: '1000000',
    DATA_SOURCES: join(import.meta.dirname, 'testing', 'empty-source.yml'),
  })
})
afterAll(async () => {
  postgres.thaw()
  await api.kill()
  await store.close()
  await postgres.close()
})
beforeEach(async () => {
  await expect.poll(async () => (await ask('GET /api/health')).status, soon).toBe(200)
})
afterEach(() => postgres.thaw())

type Answer = { what: string; status: number; id: unknown; message: unknown; ms: number }

async function ask(what: string): Promise<Answer> {
  const [method = 'GET', path = ''] = what.split(' ')
  const begunMs = performance.now()
  const response = await fetch(`${api.origin}${path}`, {
    method,
    headers: { authorization: basic(acme.analyst.credential), 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  const body: unknown = await response.json().catch(() => null)
  const [id, message]: unknown[] = ['id', 'message'].map((name) => Reflect.get(Object(body), name))
  return { what, status: response.status, id, message, ms: performance.now() - begunMs }
}

const calls = () => [
  'GET /api/health',
  'GET /api/account',
  'GET /api/acme',
  'GET /api/acme/health',
  'GET /api/acme/failures',
  'GET /api/acme/collections',
  'GET /api/acme/reports',
  `GET /api/acme/reports/${report.token}`,
  `GET /api/acme/reports/${report.token}/runs`,
  `GET /api/acme/reports/${report.token}/schedules`,
  `GET /api/acme/reports/${report.token}/parameter_sets`,
  'GET /api/acme/runs',
  'GET /api/acme/runs?page=2',
  'GET /api/acme/runs/summary',
  'GET /api/acme/runs/facets?field=state',
  'GET /api/acme/runs/timeline',
  `POST /api/acme/reports/${report.token}/runs`,
]

/** Every call at once, far more than there are connections. */
const askAll = () => Promise.all([...calls(), ...calls(), ...calls(), 'GET /api/acme/runs/export.csv'].map(ask))

function expectUnavailable(answers: Answer[]): void {
  const others = answers.filter(({ status, id, message }) => {
    return status !== 503 || id !== 'unavailable' || !/store/.test(String(message))
  })
  expect(others).toEqual([])
  expect(answers.filter(({ ms }) => ms > promisedMs)).toEqual([])
}

async function postRun(): Promise<string> {
  const response = await fetch(`${api.origin}/api/acme/reports/${report.token}/runs`, {
    method: 'POST',
    headers: { authorization: basic(acme.analyst.credential) },
  })
  expect(response.status).toBe(202)
  const body: unknown = await response.json()
  return String(Reflect.get(Object(body), 'token'))
}

const stateOf = async (token: string) => {
  const { rows } = await sql<{ state: string }>`select state from report_runs where token = ${token}`.execute(store.db)
  return rows[0]?.state
}

const listen = (headers = {}) =>
  openStream({ origin: api.origin, account: 'acme', authorization: basic(acme.analyst.credential) }, headers)

const ways = {
  'says nothing any more': { stop: async () => postgres.freeze(), start: async () => postgres.thaw() },
  'was stopped': { stop: () => postgres.stop(), start: () => postgres.start() },
}
const soon = { timeout: 5_000, interval: 50 }
const patience = { timeout: 90_000, interval: 250 }

describe.each(Object.entries(ways))('while the store %s', (_way, { stop, start }) => {
  test('every call is told so within two seconds, and is answered again when the store is back', async () => {
    expect((await ask('GET /api/acme/runs')).status).toBe(200)
    await stop()
    const [first, second] = [await askAll(), await askAll()]
    await start()
    expectUnavailable(first)
    expectUnavailable(second)
    const begunMs = performance.now()
    await expect.poll(async () => (await ask('GET /api/acme/runs')).status, soon).toBe(200)
    const backMs = performance.now() - begunMs
    expect(backMs).toBeLessThan(promisedMs)
    // `/api/health` speaks of the worker too, which says every two seconds that it lives.
    await expect.poll(async () => (await ask('GET /api/health')).status, soon).toBe(200)
  })

  test('a request that waits for a statement is told so as well', async () => {
    const lock = await store.db.startTransaction().execute()
    await sql`lock table report_runs in access exclusive mode`.execute(lock)
    const waiting = ask('GET /api/acme/runs')
    await expect
      .poll(async () => {
        const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock'`.execute(lock)
        return rows.length
      }, soon)
      .toBeGreaterThan(0)
    const stoppedMs = performance.now()
    await stop()
    const answer = await waiting
    const tookMs = performance.now() - stoppedMs
    await start()
    await lock
      .rollback()
      .execute()
      .catch(() => undefined)
    expectUnavailable([{ ...answer, ms: tookMs }])
    await expect.poll(async () => (await ask('GET /api/acme/runs')).status, soon).toBe(200)
  })

  test('streams of changed runs end, none is opened, and one that comes back misses nothing', async () => {
    const { reader } = await listen()
    const token = await postRun()
    await expect.poll(() => reader.text().includes(token), soon).toBe(true)
    const stoppedMs = performance.now()
    await stop()
    await expect.poll(reader.isOver, { timeout: promisedMs, interval: 20 }).toBe(true)
    expect(performance.now() - stoppedMs).toBeLessThan(promisedMs)
    expect(reader.text()).toMatch(
      /event: unavailable\ndata: .*The store cannot be reached\. Try again in a moment\..*\n\n$/,
    )
    expect((await listen()).status).toBe(503)
    await start()
    const lastEventId =
      reader
        .text()
        .match(/^id: (.+)$/gm)
        ?.at(-1)
        ?.slice(4) ?? ''
    await expect.poll(async () => (await ask('GET /api/acme/runs')).status, soon).toBe(200)
    const again = await listen({ 'last-event-id': lastEventId })
    expect(again.status).toBe(200)
    await expect.poll(() => again.reader.text().includes('"state":"succeeded"'), patience).toBe(true)
    again.reader.leave()
  })

  test('runs that are under way, and those that wait, are finished by themselves when it is back', async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, postRun))
    await expect.poll(async () => (await Promise.all(tokens.map(stateOf))).includes('enqueued'), soon).toBe(true)
    await stop()
    await expect.poll(async () => (await ask('GET /api/acme/runs')).status, soon).toBe(503)
    await start()
    const states = async () => new Set(await Promise.all(tokens.map(stateOf)).catch(() => []))
    await expect.poll(states, patience).toEqual(new Set(['succeeded']))
  })
})
