import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDueRuns } from '#/runs-api/engine/lifecycle/start-due-runs.ts'
import { insertSchedule } from '#/runs-api/store/schedules.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem

beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())

const hourly = { freq: 'hourly' as const, hour: 0, minute: 0, time_zone: 'UTC' }
const hoursLater = (hours: number): Date => new Date(Date.now() + hours * 3_600_000)

async function scheduledRuns(reportId: number): Promise<{ trigger: string; parameters: unknown }[]> {
  const { rows } = await sql<{ trigger: string; parameters: unknown }>`
    select trigger, parameters from report_runs where report_id = ${reportId}`.execute(it.system.store.db)
  return rows
}

describe('schedules', () => {
  test('start their report once when their time has come, however many times passed and processes ask', async () => {
    const { db } = it.system.store
    const scheduling = it.system.worker
    const report = await it.report({
      One: '{% form %}\nregion: { type: text }\nchannel: { type: text, default: web }\n{% endform %}\nselect {{ region }} as region',
    })
    const of = { reportId: report.id, creatorId: it.acme.analyst.id, now: new Date() }
    const content = { name: 'Hourly', timing: hourly, parameters: { region: 'EU' }, timeoutSeconds: null }
    await insertSchedule(db, of, content)
    expect(await startDueRuns({ ...scheduling, queue: it.system.queue }, new Date())).toBe(0)
    const asked = await Promise.all(
      [1, 2, 3].map(() => startDueRuns({ ...scheduling, queue: it.system.queue }, hoursLater(5))),
    )
    expect(asked.reduce((sum, started) => sum + started, 0)).toBe(1)
    expect(await scheduledRuns(report.id)).toEqual([
      { trigger: 'schedule', parameters: { region: 'EU', channel: 'web' } },
    ])
    expect(await startDueRuns({ ...scheduling, queue: it.system.queue }, hoursLater(5))).toBe(0)
  })
})
