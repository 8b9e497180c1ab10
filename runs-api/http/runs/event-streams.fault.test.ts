import { connect } from 'node:net'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStream, type StreamReader } from '#/runs-api/http/testing/open-streams.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import { addReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { openLog } from '#/runs-api/log.ts'
import { enqueueRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { until } from '#/runs-api/store/testing/until.ts'
import { listen, type Listening } from '#/runs-api/system/listen.ts'
import { openSystem, type System } from '#/runs-api/system/open-system.ts'
import { makeTestEnv } from '#/runs-api/system/testing/test-env.ts'
import type { RunsApiEnv } from '#/runs-api/env.ts'

const many = 500
const changes = 20

let database: TestDatabase
let env: RunsApiEnv
let system: System
let server: Listening
let acme: TestWorkspace
let reportId: number
/** Statements that the runs API sent: one is asked for by nobody else, and each takes a connection of the pool. */
let statements = 0

beforeAll(async () => {
  database = await openTestDatabase()
  env = await makeTestEnv({ DATABASE_URL: database.url, RUNS_API_PORT: '0' })
  system = await openSystem(env, { role: 'api', log: openLog('error', () => undefined) })
  system.store.pool.on('acquire', () => (statements += 1))
  server = await listen(system.app, env)
  acme = await addWorkspace(database.store.db, 'acme')
  const report = await addReport(database.store.db, {
    accountId: acme.account.id,
    collectionId: acme.finance.id,
    creatorId: acme.manager.id,
  })
  reportId = report.id
})
afterAll(async () => {
  await server.close()
  await system.close(0)
  await database.drop()
  await rm(env.DATA_DIR, { recursive: true, force: true })
})

const where = () => ({
  origin: `http://127.0.0.1:${server.port}`,
  account: 'acme',
  authorization: basic(acme.analyst.credential),
})

async function open(count: number): Promise<StreamReader[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openStream(where())))
  expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]))
  return opened.map(({ reader }) => reader)
}

const change = (parameters = {}) =>
  enqueueRun(database.store.db, { reportId, executedById: acme.analyst.id, parameters })

/** Runs change one after the other, each once every reader knows of the one before. Gives what that took the store. */
async function followChanges(readers: StreamReader[]): Promise<number> {
  const before = statements
  for (let at = 0; at < changes; at += 1) {
    const { token } = await change()
    await until(async () => readers.every((reader) => reader.text().includes(`"token":"${token}"`)))
  }
  return statements - before
}

describe('streams of changed runs', () => {
  let readers: StreamReader[] = []
  beforeEach(() => {
    for (const { leave } of readers.splice(0)) leave()
  })

  test(`cost the store as much when ${many} are open as when one is, and all hear of every run`, async () => {
    readers = await open(1)
    const one = await followChanges(readers)
    readers.push(...(await open(many - 1)))
    const all = await followChanges(readers)
    expect(one).toBeGreaterThanOrEqual(changes)
    // Every five seconds the store is asked without being told of a change.
    expect(all).toBeLessThan(one * 1.5)
  })

  test('are given back when their readers leave: what nobody looks at is not read', async () => {
    readers = await open(many)
    const followed = await followChanges(readers)
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
    const [openSockets, leaving] = [sockets(), readers.splice(0)]
    for (const { leave } of leaving) leave()
    await until(async () => sockets() <= openSockets - 2 * many)
    readers = []
    const before = statements
    for (let at = 0; at < changes; at += 1) {
      const known = statements
      await change()
      await until(async () => statements > known)
    }
    expect(statements - before).toBeLessThan(followed * 0.8)
  })

  test('do not wait for one that does not read, which is cut off and not remembered', async () => {
    const slow = connect(server.port, '127.0.0.1')
    const lines = ['GET /api/acme/runs/events HTTP/1.1', 'Host: runs.test', `Authorization: ${where().authorization}`]
    slow.write(`${lines.join('\r\n')}\r\n\r\n`)
    slow.pause()
    readers = await open(3)
    const [payload, times] = ['x'.repeat(400_000), 40]
    const delays: number[] = []
    for (let at = 0; at < times; at += 1) {
      const { token } = await change({ payload })
      const committed = performance.now()
      await until(async () => readers.every((reader) => reader.text().includes(`"token":"${token}"`)))
      delays.push(performance.now() - committed)
    }
    expect(Math.max(...delays)).toBeLessThan(2_000)
    let received = 0
    slow.on('data', (chunk) => (received += chunk.length))
    const ended = new Promise((resolve) => slow.on('close', resolve))
    slow.on('error', () => undefined)
    slow.resume()
    await ended
    expect(received).toBeLessThan(times * payload.length * 0.8)
  })
})
