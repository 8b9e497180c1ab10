import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ReportSchedule } from '#/lib/contract/report-schedule.ts'
import { AppError } from '#/lib/errors.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

let api: TestApp
let acme: TestWorkspace
let report: TestReport

beforeAll(async () => {
  api = await openTestApp({
    checkParameters: async (_version, parameters) => {
      if ('wrong' in parameters) throw new AppError('bad_request', 'wrong is refused by the form')
    },
  })
  acme = await addWorkspace(api.store.db, 'acme')
})
afterAll(() => api.close())
beforeEach(async () => {
  const place = { accountId: acme.account.id, collectionId: acme.finance.id, creatorId: acme.analyst.id }
  report = await addReport(api.store.db, place)
})

const daily = { freq: 'daily', hour: 14, minute: 0, time_zone: 'Europe/Berlin' }
const path = () => `/api/acme/reports/${report.token}/schedules`

function create(schedule: unknown, as = acme.manager.credential) {
  return api.call(`POST ${path()}`, { as, body: { report_schedule: schedule } })
}

async function created(schedule: object): Promise<ReportSchedule> {
  const { status, body, text } = await create(schedule)
  expect([status, text]).toEqual([201, text])
  return ReportSchedule.parse(body)
}

describe('a schedule', () => {
  test('is written as cron and read in words', async () => {
    expect(
      await created({ name: 'Afternoon', cron: daily, params: { region: ['north'] }, timeout: 300 }),
    ).toMatchObject({
      name: 'Afternoon',
      frequency: 'daily',
      hour: '2:00 pm',
      cron_hour: 14,
      minute: 'the top of the hour',
      cron_minute: 0,
      day_of_week: null,
      day_of_month: null,
      time_zone: 'Europe/Berlin',
      parameters: { region: ['north'] },
      timeout: 300,
      last_run_at: null,
      last_scheduled_run: null,
      next_scheduled_run: '2026-08-07T12:00:00.000Z',
    })
  })

  test('says the day of the week or the date where it has one', async () => {
    const weekly = await created({ name: 'Weekly', cron: { freq: 'weekly', day_of_week: 0, hour: 0, minute: 15 } })
    expect(weekly).toMatchObject({ day_of_week: 'Sunday', hour: '12:00 am', minute: '15 minutes past the hour' })
    const monthly = await created({ name: 'Monthly', cron: { freq: 'monthly', day_of_month: 31, hour: 12 } })
    expect(monthly).toMatchObject({ day_of_month: 31, hour: '12:00 pm', day_of_week: null })
    const hourly = await created({ name: 'Hourly', cron: { freq: 'hourly', minute: 1 } })
    expect(hourly).toMatchObject({ hour: null, cron_hour: null, minute: '1 minute past the hour' })
  })

  test('is listed, read, changed in any part, and ended', async () => {
    const { token } = await created({ name: 'Daily', cron: daily, timeout: 60 })
    const as = acme.manager.credential
    const List = z.object({ _embedded: z.object({ report_schedules: z.array(ReportSchedule) }) })
    const tokens = async () =>
      (await api.read(List, `GET ${path()}`, { as: acme.viewer.credential }))._embedded.report_schedules.map(
        (schedule) => schedule.token,
      )
    expect(await tokens()).toEqual([token])

    const patch = (change: unknown) =>
      api.read(ReportSchedule, `PATCH ${path()}/${token}`, { as, body: { report_schedule: change } })
    expect(await patch({ name: 'Renamed' })).toMatchObject({ name: 'Renamed', cron_hour: 14, timeout: 60 })
    expect(await patch({ timeout: null })).toMatchObject({ timeout: null })
    expect(await patch({ cron: { freq: 'daily', hour: 9 } })).toMatchObject({
      time_zone: 'UTC',
      next_scheduled_run: '2026-08-07T09:00:00.000Z',
    })

    const removed = await api.call(`DELETE ${path()}/${token}`, { as })
    expect([removed.status, removed.text]).toEqual([204, ''])
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { report_schedule: {} } : undefined
      const gone = await api.call(`${method} ${path()}/${token}`, { as, body })
      expect([gone.status, gone.body]).toEqual([404, { id: 'not_found', message: 'schedule not found' }])
    }
    expect(await tokens()).toEqual([])

    const { rows } = await sql<{ action: string }>`select action from audit_log
      where subject_token = ${token} order by id`.execute(api.store.db)
    const changed = ['schedule.changed', 'schedule.changed', 'schedule.changed']
    expect(rows.map(({ action }) => action)).toEqual(['schedule.created', ...changed, 'schedule.deleted'])
  })

  test('takes a manager to write and a viewer to read', async () => {
    const { token } = await created({ name: 'Daily', cron: daily })
    for (const as of [acme.viewer.credential, acme.analyst.credential]) {
      expect((await create({ name: 'x', cron: daily }, as)).status).toBe(403)
      const body = { report_schedule: {} }
      expect((await api.call(`PATCH ${path()}/${token}`, { as, body })).status).toBe(403)
      expect((await api.call(`DELETE ${path()}/${token}`, { as })).status).toBe(403)
      expect((await api.call(`GET ${path()}/${token}`, { as })).status).toBe(200)
    }
  })

  test.each([
    [{ cron: daily }, 'report_schedule.name takes a text, and is missing.'],
    [{ name: 'x' }, 'report_schedule.cron takes an object, and is missing.'],
    [
      { name: 'x', cron: { freq: 'often' } },
      'report_schedule.cron.freq takes "hourly", "daily", "weekly", "monthly", not "often".',
    ],
    [{ name: 'x', cron: { freq: 'daily', hour: 24 } }, 'report_schedule.cron.hour takes at most 23, not 24.'],
    [{ name: 'x', cron: { freq: 'daily', hour: 1.5 } }, 'report_schedule.cron.hour takes a whole number, not 1.5.'],
    [
      { name: 'x', cron: { ...daily, time_zone: 'Mars/Base' } },
      'report_schedule.cron.time_zone takes a time zone such as Europe/Berlin, not "Mars/Base".',
    ],
    [{ name: 'x', cron: { freq: 'weekly' } }, 'report_schedule.cron.day_of_week is needed with freq weekly'],
    [{ name: 'x', cron: daily, timeout: -1 }, 'report_schedule.timeout takes at least 1, not -1.'],
    [{ name: 'x', cron: daily, params: { a: { b: 1 } } }, 'report_schedule.params.a takes'],
    [{ name: 'x', cron: daily, params: { wrong: 1 } }, 'wrong is refused by the form'],
  ])('%j is refused by name', async (schedule, message) => {
    const { status, text } = await create(schedule)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ id: 'bad_request', message: expect.stringContaining(message) })
  })

  test('of another report is not found through this one', async () => {
    const { token } = await created({ name: 'Daily', cron: daily })
    const place = { accountId: acme.account.id, collectionId: acme.finance.id, creatorId: acme.analyst.id }
    const other = await addReport(api.store.db, place)
    const call = api.call(`GET /api/acme/reports/${other.token}/schedules/${token}`, { as: acme.viewer.credential })
    expect((await call).status).toBe(404)
  })
})
