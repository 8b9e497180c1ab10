import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Health } from '#/lib/contract/health.ts'
import { startDueRuns } from '#/runs-api/engine/lifecycle/start-due-runs.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { insertSchedule } from '#/runs-api/store/schedules.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())

const hourMs = 3_600_000
const hourly = { freq: 'hourly', hour: 0, minute: 0, time_zone: 'UTC' } as const
const thisHour = () => new Date(Math.floor(Date.now() / hourMs) * hourMs)
const hoursAgo = (hours: number) => new Date(thisHour().getTime() - hours * hourMs)

/** A report with an hourly schedule that was last looked after some hours ago. */
async function neglected(name: string, hours: number): Promise<{ report: TestReport; schedule: string }> {
  const { db } = it.system.store
  const report = await it.report({ One: 'select 1' }, name)
  const of = { reportId: report.id, creatorId: it.acme.analyst.id, now: new Date() }
  const content = { name: `${name} hourly`, timing: hourly, parameters: { region: name }, timeoutSeconds: null }
  const schedule = await insertSchedule(db, of, content)
  await sql`update schedules set next_run_at = ${hoursAgo(hours)} where token = ${schedule}`.execute(db)
  return { report, schedule }
}

const start = () => startDueRuns({ ...it.system.worker, queue: it.system.queue }, new Date())

async function missedOf({ token }: TestReport) {
  const health = Health.parse((await it.call('GET /api/acme/health', { as: it.acme.viewer.credential })).body)
  return health.missed.filter(({ report }) => report.token === token)
}

describe('a time of a schedule that passed without a run', () => {
  test('is told until the schedule starts a run that succeeds; the last of them gets its run', async () => {
    const { db } = it.system.store
    const { report, schedule } = await neglected('Down', 3)
    await sql`update reports set load_error = 'It could not be read.' where id = ${report.id}`.execute(db)
    expect(await start()).toBe(0)
    expect(await missedOf(report)).toMatchObject([
      { token: schedule, times: 4, reason: 'not_runnable', due_at: hoursAgo(0).toISOString(), last_run: null },
    ])
    await sql`update reports set load_error = null where id = ${report.id}`.execute(db)
    await sql`delete from schedule_misses`.execute(db)
    await sql`update schedules set next_run_at = ${hoursAgo(3)} where token = ${schedule}`.execute(db)
    expect(await start()).toBe(1)
    const run = await db.selectFrom('report_runs').select('token').where('report_id', '=', report.id).executeTakeFirst()
    const noted = await sql<{ due_at: Date; reason: string }>`
      select due_at, reason from schedule_misses order by due_at`.execute(db)
    expect(noted.rows).toEqual([3, 2, 1].map((hours) => ({ due_at: hoursAgo(hours), reason: 'not_running' })))
    await it.ended(report, run?.token ?? '')
    expect(await missedOf(report)).toEqual([])
  })

  test('stands when the run that comes late fails, which it then names', async () => {
    const { db } = it.system.store
    const { report } = await neglected('Failing', 2)
    await sql`update reports set version_id = (select version_id from reports where id = ${
      (await it.report({ Bad: 'select nothing_here from orders' }, 'Bad')).id
    }) where id = ${report.id}`.execute(db)
    await start()
    const run = await db.selectFrom('report_runs').select('token').where('report_id', '=', report.id).executeTakeFirst()
    await it.ended(report, run?.token ?? '')
    expect(await missedOf(report)).toMatchObject([
      {
        times: 2,
        last_run: { token: run?.token, state: 'failed' },
        parameters: { region: 'Failing' },
        next_due_at: hoursAgo(-1).toISOString(),
      },
    ])
  })

  test('is not made up for archived reports, ended schedules and new ones', async () => {
    const { db } = it.system.store
    const archived = await neglected('Archived', 5)
    await sql`update reports set archived = true where id = ${archived.report.id}`.execute(db)
    const ended = await neglected('Ended', 5)
    await sql`update schedules set deleted_at = now() where token = ${ended.schedule}`.execute(db)
    await sql`delete from schedule_misses`.execute(db)
    const fresh = await it.report({ One: 'select 1' }, 'Fresh')
    const of = { reportId: fresh.id, creatorId: it.acme.analyst.id, now: new Date() }
    await insertSchedule(db, of, { name: 'New', timing: hourly, parameters: {}, timeoutSeconds: null })
    expect(await start()).toBe(0)
    expect((await db.selectFrom('schedule_misses').selectAll().execute()).length).toBe(0)
  })
})
