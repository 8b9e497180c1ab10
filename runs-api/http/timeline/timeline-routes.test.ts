import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ParameterSets } from '#/lib/contract/parameter-sets.ts'
import { RunTimeline } from '#/lib/contract/run-timeline.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { insertSchedule } from '#/runs-api/store/schedules.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport
const tokens: string[] = []
const day = Date.UTC(2026, 5, 10)
const hourMs = 3_600_000

beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ One: 'select 1' }, 'Revenue')
  const runs = [
    { state: 'failed', startedAt: new Date(day - 5 * hourMs), seconds: 6 * 3_600 },
    { state: 'succeeded', startedAt: new Date(day + 2 * hourMs), seconds: 60 },
    { state: 'succeeded', startedAt: new Date(day + 25 * hourMs), seconds: 60 },
  ] as const
  const { db } = it.system.store
  for (const run of runs) tokens.push(await addEndedRun(db, report, { ...run, executedById: it.acme.analyst.id }))
  const timing = { freq: 'daily', hour: 6, minute: 0, time_zone: 'UTC' } as const
  await inTransaction(db, (tx) =>
    insertSchedule(
      tx,
      { reportId: report.id, creatorId: it.acme.analyst.id, now: new Date() },
      { name: 'Every day', timing, parameters: {}, timeoutSeconds: null },
    ),
  )
})
afterAll(() => it.close())

const get = (path: string) => it.call(`GET /api/acme${path}`, { as: it.acme.viewer.credential })
const oneDay = 'from=2026-06-10T00:00:00Z&to=2026-06-11T00:00:00Z'

describe('the timeline', () => {
  test('has a lane for each report, with the runs that were going on within the span', async () => {
    const body = RunTimeline.parse((await get(`/runs/timeline?${oneDay}`)).body)
    expect(body).toMatchObject({
      from: '2026-06-10T00:00:00.000Z',
      lane: 'report',
      runs_count: 2,
      is_complete: true,
      slots: null,
      lanes: [
        { key: report.token, name: 'Revenue', runs: [{ token: tokens[0] }, { token: tokens[1] }], scheduled: [] },
      ],
    })
  })

  test('takes the filters of a list, and other lanes', async () => {
    const search = `${oneDay}&filter=state.eq.failed&lane=parameters.region`
    const body = RunTimeline.parse((await get(`/runs/timeline?${search}`)).body)
    expect(body).toMatchObject({ lanes_count: 1, lanes: [{ key: null, runs: [{ token: tokens[0] }] }] })
  })

  test('tells what schedules will start, unless a filter asks for what is not known yet', async () => {
    const coming = RunTimeline.parse((await get('/runs/timeline?from=now&to=now%2B50h')).body)
    const times = coming.lanes.flatMap(({ scheduled }) => scheduled.map(({ at }) => new Date(at).getUTCHours()))
    expect(times).toEqual([6, 6])
    for (const [filter, count] of [
      ['trigger.eq.schedule', 1],
      ['report.ne.0123456789ab', 1],
      ['trigger.eq.api', 0],
      ['state.eq.succeeded', 0],
    ] as const) {
      const { lanes } = RunTimeline.parse((await get(`/runs/timeline?from=now&to=now%2B50h&filter=${filter}`)).body)
      expect([filter, lanes.length]).toEqual([filter, count])
    }
  })

  test('counts in slots what is too much to list', async () => {
    await sql`insert into report_runs (token, account_id, report_id, version_id, state, parameters, parameters_digest,
        created_at, started_at, completed_at, executed_by, trigger)
      select lpad(to_hex(n), 12, '0'), account_id, report_id, version_id, 'succeeded', parameters, parameters_digest,
        '2026-07-01T00:00:00Z'::timestamptz + n * interval '10 seconds', '2026-07-01T00:00:00Z'::timestamptz + n * interval '10 seconds',
        '2026-07-01T00:00:00Z'::timestamptz + n * interval '10 seconds', executed_by, trigger
      from report_runs, generate_series(1, 2001) n where token = ${tokens[1]}`.execute(it.system.store.db)
    const body = RunTimeline.parse((await get('/runs/timeline?from=2026-07-01T00:00:00Z&to=2026-07-01T06:00:00Z')).body)
    expect(body).toMatchObject({ runs_count: 2_001, lanes: [{ runs_count: 2_001, runs: [] }] })
    expect(body.slots?.length).toBe(24)
    expect(body.lanes[0]?.counts.reduce((sum, { runs_count: runs }) => sum + runs, 0)).toBe(2_001)
  })

  test.each([
    ['from=2026-06-11&to=2026-06-10', 'from must lie before to'],
    ['from=2026-06-10&to=2026-06-10', 'from must lie before to'],
    ['from=1926-06-10&to=2026-06-10', '15 days apart at most'],
    ['from=0001-01-01&to=0001-01-02', 'from 1900 to 2200'],
    ['from=yesterday', 'from takes a time such as'],
    ['lane=colour', 'lane takes report, collection, executed_by, trigger or parameters.<name>'],
    ['time_zone=Nowhere', 'time_zone takes a time zone'],
    ['filter=colour.eq.red', '"colour" is not a field'],
  ])('refuses ?%s and says why', async (query, message) => {
    const { status, body } = await get(`/runs/timeline?${query}`)
    expect([status, body]).toMatchObject([400, { message: expect.stringContaining(message) }])
  })
})

describe('the parameter sets of a report', () => {
  test('come with the newest run of each slot, in the clock of a zone', async () => {
    const search = 'from=2026-06-08T22:00:00Z&to=2026-06-12T22:00:00Z&slots=4&time_zone=Europe/Berlin'
    const body = ParameterSets.parse((await get(`/reports/${report.token}/parameter_sets?${search}`)).body)
    expect(body).toMatchObject({ interval: '1d', runs_count: 3, looked_from: null, sets_count: 1 })
    expect(body.slots[1]).toEqual({ from: '2026-06-09T22:00:00.000Z', to: '2026-06-10T22:00:00.000Z' })
    expect(body.sets[0]?.cells).toMatchObject([
      { slot: 0, runs_count: 1, failed_count: 1, newest: { token: tokens[0], state: 'failed' } },
      { slot: 1, runs_count: 1, failed_count: 0, newest: { token: tokens[1] } },
      { slot: 2, runs_count: 1, newest: { token: tokens[2] } },
    ])
  })

  test('are none where nothing ran', async () => {
    const { body } = await get(`/reports/${report.token}/parameter_sets?from=2025-01-01&to=2025-02-01`)
    expect(body).toMatchObject({ runs_count: 0, sets_count: 0, sets: [] })
  })

  test.each([
    ['slots=61', 'slots takes a whole number from 1 to 60'],
    ['limit=0', 'limit takes a whole number from 1 to 200'],
    ['from=now&to=now-1d', 'from must lie before to'],
  ])('refuses ?%s and says why', async (query, message) => {
    const { status, body } = await get(`/reports/${report.token}/parameter_sets?${query}`)
    expect([status, body]).toMatchObject([400, { message: expect.stringContaining(message) }])
  })
})
