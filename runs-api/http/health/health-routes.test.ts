import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Health } from '#/lib/contract/health.ts'
import { Report, ReportList } from '#/lib/contract/report.ts'
import { RunPage as ReportRunPage } from '#/lib/contract/report-run-list.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { judgeAllDurations } from '#/runs-api/store/runs/slow-runs.ts'
import { insertSchedule } from '#/runs-api/store/schedules.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let failing: TestReport
let idle: TestReport
const tokens: string[] = []

const hourMs = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hourMs)

beforeAll(async () => {
  it = await openTestSystem()
  failing = await it.report({ One: 'select 1' }, 'Failing')
  idle = await it.report({ One: 'select 1' }, 'Idle')
  const runs = [
    { state: 'succeeded', startedAt: ago(30), seconds: 10 },
    { state: 'succeeded', startedAt: ago(5), seconds: 20 },
    { state: 'failed', startedAt: ago(4), seconds: 20 },
    { state: 'failed', startedAt: ago(3), seconds: 20 },
  ] as const
  for (const run of runs) {
    tokens.push(await addEndedRun(it.system.store.db, failing, { ...run, executedById: it.acme.analyst.id }))
  }
})
afterAll(() => it.close())

const get = (path: string) => it.call(`GET /api/acme${path}`, { as: it.acme.viewer.credential })

describe('health', () => {
  test('says when the history begins, so that nothing is held against a time before it', async () => {
    const { history_begins_at } = Health.parse((await get('/health?span=90d')).body)
    const oldest = ReportRunPage.parse((await get('/runs?order=asc&per_page=1')).body)._embedded.report_runs[0]
    expect(oldest?.token).toBe(tokens[0])
    expect(history_begins_at).toBe(oldest?.created_at)
  })

  test('tells figures of the span and the one before, what fails and what never ran', async () => {
    const health = Health.parse((await get('/health?span=24h&time_zone=Europe/Berlin')).body)
    expect(health).toMatchObject({
      _links: { self: { href: '/api/acme/health?span=24h&time_zone=Europe/Berlin' } },
      time_zone: 'Europe/Berlin',
      figures: {
        success_rate: { now: 1 / 3, before: 1 },
        failing_reports: { now: 1, before: 0 },
        runs: { now: 3, before: 1 },
        p95_total_seconds: { is_estimate: true },
      },
      reports_count: 2,
      needs_attention_count: 1,
      needs_attention: [
        {
          token: failing.token,
          streak: 2,
          open_failures: 2,
          last_success: { token: tokens[1] },
          latest_failure: { token: tokens[3] },
        },
      ],
      never_run_count: 1,
      never_run: [{ token: idle.token, name: 'Idle' }],
    })
    expect(Math.abs((health.figures.p95_total_seconds.now ?? 0) - 20)).toBeLessThanOrEqual(1)
    expect(health.buckets.reduce((sum, { states }) => sum + states.failed, 0)).toBe(2)
  })

  test.each([
    ['span=1h', 'span takes "24h", "7d", "30d", "90d", not "1h"'],
    ['time_zone=Nowhere', 'time_zone takes a time zone such as Europe/Berlin'],
  ])('refuses ?%s and says why', async (query, message) => {
    const { status, body } = await get(`/health?${query}`)
    expect([status, body]).toMatchObject([400, { message: expect.stringContaining(message) }])
  })
})

describe('a strip', () => {
  test('comes with a report and with a list of them, the newest run last', async () => {
    const record = { health: 'failing', open_failures: 2, recent_runs: [{ token: tokens[2] }, { token: tokens[3] }] }
    const one = Report.parse((await get(`/reports/${failing.token}?strip=2`)).body)
    expect(one).toMatchObject(record)
    expect(one.failing_since).toBe(one.recent_runs?.[0]?.created_at)
    const list = ReportList.parse((await get('/reports?strip=2&order=asc')).body)
    expect(list._embedded.reports).toMatchObject([
      record,
      { health: 'never_run', open_failures: 0, failing_since: null, recent_runs: [] },
    ])
  })

  test('is not there unless it is asked for; what the runs say is', async () => {
    const report = Report.parse((await get(`/reports/${failing.token}`)).body)
    expect(report.recent_runs).toBeUndefined()
    expect(report).toMatchObject({ health: 'failing', open_failures: 2, streak: 2, next_scheduled_run_at: null })
  })

  test.each(['0', '61', 'x', '-1', ''])('of "%s" runs is refused', async (strip) => {
    for (const path of ['/reports', `/reports/${failing.token}`]) {
      const { status, body } = await get(`${path}?strip=${strip}`)
      expect([status, body]).toMatchObject([
        400,
        { message: expect.stringContaining('strip takes a whole number from 1 to 60') },
      ])
    }
  })
})

describe('what the runs of a report say of it', () => {
  async function reportAfter(name: string, seconds: number[]): Promise<Report> {
    const { db } = it.system.store
    const report = await it.report({ One: 'select 1' }, name)
    const by = { state: 'succeeded', executedById: it.acme.analyst.id } as const
    for (const [at, took] of seconds.entries()) {
      await addEndedRun(db, report, { ...by, startedAt: ago(seconds.length - at), seconds: took })
    }
    await judgeAllDurations(db, it.acme.account.id)
    return Report.parse((await get(`/reports/${report.token}`)).body)
  }

  test('is slow, and the run says what is usual and is found by it', async () => {
    const report = await reportAfter('Slow', [...Array.from({ length: 10 }, () => 4), 60])
    expect(report.health).toBe('slow')
    const path = `/runs?filter=slow.eq.true&filter=report.eq.${report.token}`
    const list = ReportRunPage.parse((await get(path)).body)
    expect(list._embedded.report_runs).toMatchObject([{ duration_seconds: 60, slow: { usual_seconds: 4 } }])
  })

  test('is slow in health, furthest beyond the usual first, until a run is as fast as ever', async () => {
    const usual = Array.from({ length: 10 }, () => 10)
    const slower = await reportAfter('Slower', [...usual, 30])
    const slowest = await reportAfter('Slowest', [...usual, 900])
    await reportAfter('Fast again', [...usual, 30, 10])
    const health = Health.parse((await get('/health')).body)
    const listed = health.slow.filter(({ token }) => [slower.token, slowest.token].includes(token))
    expect(listed).toMatchObject([
      { name: 'Slowest', last_success: { duration_seconds: 900, usual_seconds: 10 } },
      { name: 'Slower', last_success: { token: slower.last_successful_run_token, duration_seconds: 30 } },
    ])
    expect(health.slow_count).toBe(health.slow.length)
    expect(health.slow.map(({ name }) => name)).not.toContain('Fast again')
  })

  test('is ok where it is as fast as ever, and has the time of its next schedule', async () => {
    const report = await reportAfter('Fast', [4, 4, 4])
    expect(report.health).toBe('ok')
    const { db } = it.system.store
    const { id } = await db
      .selectFrom('reports')
      .select('id')
      .where('token', '=', report.token)
      .executeTakeFirstOrThrow()
    const timing = { freq: 'daily', hour: 6, minute: 0, time_zone: 'UTC' } as const
    const of = { reportId: id, creatorId: it.acme.analyst.id, now: new Date() }
    await insertSchedule(db, of, { name: 'Daily', timing, parameters: {}, timeoutSeconds: null })
    const list = ReportList.parse((await get('/reports')).body)
    const scheduled = list._embedded.reports.find(({ token }) => token === report.token)
    expect(scheduled).toMatchObject({ health: 'ok', schedules_count: 1 })
    expect(scheduled?.next_scheduled_run_at).toMatch(/T06:00:00.000Z$/)
  })
})
