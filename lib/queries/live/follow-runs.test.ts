import { setImmediate } from 'node:timers/promises'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import { type ConnectionState, openConnectionStore } from '#/lib/queries/live/connection.ts'
import { followRuns } from '#/lib/queries/live/follow-runs.ts'
import type { Sight } from '#/lib/queries/live/sight.ts'
import { type TestingWire, openTestingWire } from '#/lib/queries/live/testing-wire.ts'
import { loadedRuns } from '#/lib/queries/loaded-runs.ts'
import { type RunsSelection, newRunsCountQuery, readAtOf, runsQuery } from '#/lib/queries/runs-query.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { until } from '#/runs-api/store/testing/until.ts'
import { type TestSystem, openTestSystem } from '#/runs-api/system/testing/test-system.ts'

const selection: RunsSelection = { account: 'acme', report: null, filters: [], order: defaultOrder }
const { queryKey } = runsQuery(selection)

let system: TestSystem
let report: TestReport
beforeAll(async () => {
  system = await openTestSystem()
  report = await system.report({ Numbers: 'select 1 as one' })
})
afterAll(() => system.close())

let wire: TestingWire
let client: QueryClient
let connection: ReturnType<typeof openConnectionStore>
let sight: Sight & { turn: (isVisible: boolean) => void; findNetwork: () => void; loseNetwork: () => void }
let stop: () => void

function openSight(): typeof sight {
  const word = new EventTarget()
  const on = (name: string) => (listener: () => void) => {
    word.addEventListener(name, listener)
    return () => word.removeEventListener(name, listener)
  }
  let isVisible = true
  let isOnline = true
  return {
    isVisible: () => isVisible,
    isOnline: () => isOnline,
    onTurn: on('turn'),
    onOnline: on('online'),
    onOffline: on('offline'),
    turn: (next) => {
      isVisible = next
      word.dispatchEvent(new Event('turn'))
    },
    findNetwork: () => {
      isOnline = true
      word.dispatchEvent(new Event('online'))
    },
    loseNetwork: () => {
      isOnline = false
      word.dispatchEvent(new Event('offline'))
    },
  }
}

beforeEach(() => {
  const authorization = basic(system.acme.analyst.credential)
  wire = openTestingWire((request) => {
    const headers = new Headers(request.headers)
    headers.set('authorization', authorization)
    return system.system.app.fetch(new Request(request, { headers }))
  })
  vi.stubGlobal('fetch', wire.fetch)
  client = new QueryClient()
  connection = openConnectionStore()
  sight = openSight()
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

const follow = () => (stop = followRuns({ client, account: 'acme', fetch: wire.fetch, connection, sight }))
/** Waits for a state; a network found again spares the time between two tries. */
const untilState = (state: ConnectionState) =>
  until(async () => {
    sight.findNetwork()
    return connection.get().state === state
  })
const rows = () => loadedRuns(client.getQueryData(queryKey))
const stateOf = (token: string) => rows().at(rows().indexOf(token))?.state

const load = () => client.infiniteQuery({ ...runsQuery(selection), staleTime: 0 })

async function start(): Promise<string> {
  const as = system.acme.analyst.credential
  return ReportRun.parse((await system.call(`POST /api/acme/reports/${report.token}/runs`, { as })).body).token
}

/** Loads a list whose newest run has yet to end, as it was before it did. */
async function loadUnfinished(): Promise<string> {
  const token = await start()
  await load()
  await system.ended(report, token)
  return token
}

test('a run that somebody else started moves in its row, and one that is not loaded stays out of the rows', async () => {
  await system.run(report)
  await load()
  follow()
  await untilState('live')
  const token = await start()
  await load()
  const count = rows().count
  const other = await start()
  await until(async () => stateOf(token) === 'succeeded')
  await system.ended(report, other)
  expect([rows().count, rows().indexOf(token), rows().indexOf(other)]).toEqual([count, 0, -1])
})

test('what happened between the reading of the page and its first stream is not missed', async () => {
  const token = await loadUnfinished()
  follow()
  await until(async () => stateOf(token) === 'succeeded')
})

test('after a break it resumes behind the last event, and what happened meanwhile comes in', async () => {
  await load()
  follow()
  await untilState('live')
  const first = await start()
  await load()
  await until(async () => stateOf(first) === 'succeeded')
  wire.refuse('/events', 'unavailable')
  wire.cut()
  await until(async () => connection.get().state !== 'live')
  const token = await loadUnfinished()
  wire.refuse('/events', null)
  await untilState('live')
  await until(async () => stateOf(token) === 'succeeded')
  const resumed = wire.asked.filter(({ path }) => path.endsWith('/events')).at(-1)
  expect(resumed?.lastEventId).toMatch(/^\d+-\d+$/)
})

test('where no stream can be had it asks what changed, until one can', async () => {
  wire.refuse('/events', 'unavailable')
  const token = await loadUnfinished()
  follow()
  await untilState('polling')
  await until(async () => stateOf(token) === 'succeeded')
  wire.refuse('/events', null)
  await untilState('live')
})

test('where nothing answers it is lost, and finds back by itself', async () => {
  const token = await loadUnfinished()
  wire.refuse('/api/', 'unavailable')
  follow()
  await untilState('lost')
  wire.refuse('/api/', null)
  await untilState('live')
  await until(async () => stateOf(token) === 'succeeded')
})

test('a tab out of sight holds no connection, and catches up when it is looked at again', async () => {
  await load()
  follow()
  await untilState('live')
  const token = await start()
  await load()
  sight.turn(false)
  await untilState('paused')
  await system.ended(report, token)
  const asked = wire.asked.length
  sight.turn(true)
  await until(async () => stateOf(token) === 'succeeded')
  expect(wire.asked.slice(asked).map(({ path }) => path)).toEqual(['/api/acme/runs/events'])
})

test('without a network it is offline at once, and live again as soon as there is one', async () => {
  await load()
  follow()
  await untilState('live')
  wire.refuse('/api/', 'unavailable')
  sight.loseNetwork()
  await until(async () => connection.get().state === 'offline')
  const token = await start()
  wire.refuse('/api/', null)
  await load()
  await system.ended(report, token)
  sight.findNetwork()
  await until(async () => connection.get().state === 'live')
  await until(async () => stateOf(token) === 'succeeded')
})

test('a browser without a network stays live where the runs API answers all the same', async () => {
  await load()
  follow()
  await untilState('live')
  const asked = wire.asked.length
  sight.loseNetwork()
  await until(async () => wire.asked.length > asked)
  await until(async () => connection.get().state === 'live')
})

test.each(['not_found', 'forbidden'] as const)('who is shut out (%s) is told so, and it asks no more', async (code) => {
  wire.refuse('/api/', code)
  follow()
  await until(async () => connection.get().state === 'refused')
  const asked = wire.asked.length
  for (let tries = 0; tries < 10; tries += 1) {
    sight.findNetwork()
    await setImmediate()
  }
  expect([connection.get().state, wire.asked.length]).toEqual(['refused', asked])
})

test('when the session is over it asks no more', async () => {
  wire.refuse('/api/', 'unauthorized')
  follow()
  await until(async () => wire.asked.length === 1)
  for (let tries = 0; tries < 10; tries += 1) {
    sight.findNetwork()
    await setImmediate()
  }
  expect(wire.asked).toHaveLength(1)
})

test('new runs are counted by the server, for the selections that they belong to', async () => {
  await start()
  const since = readAtOf(await load()) ?? ''
  follow()
  await untilState('live')
  const counts = ['trigger.eq.api', 'state.eq.cancelled'].map(
    (filter) => new QueryObserver(client, newRunsCountQuery({ ...selection, filters: [filter] }, since)),
  )
  const leave = counts.map((observer) => observer.subscribe(() => undefined))
  const counted = () => counts.map((observer) => observer.getCurrentResult().data?.count)
  await until(async () => counted().every((count) => count === 0))
  await system.run(report)
  await until(async () => counted()[0] === 1)
  expect(counted()).toEqual([1, 0])
  for (const end of leave) end()
})
