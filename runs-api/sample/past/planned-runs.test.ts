import { describe, expect, test } from 'vitest'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import { localClock } from '#/runs-api/sample/past/local-clock.ts'
import { purgeTime } from '#/runs-api/sample/past/night.ts'
import type { PlannedRun, SampleReport } from '#/runs-api/sample/past/planned-run.ts'
import { partPast, plannedRuns, type FillForm } from '#/runs-api/sample/past/planned-runs.ts'
import { WorkspacePlan } from '#/sample/workspace-plan.ts'

/** A Wednesday, ten days after Berlin's clocks went back. */
const now = new Date('2026-11-04T13:00:00Z')
const clock = localClock('Europe/Berlin', now)

type Changes = { [key: string]: unknown }

function planWith({ report, history }: { report?: Changes; history?: Changes } = {}): WorkspacePlan['history'] {
  return WorkspacePlan.shape.history.parse({
    days: 60,
    seed: 'planned',
    queue: { median_ms: 30, sigma: 0.5 },
    trend: { first: 1, last: 1 },
    hours: { office: Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 18 ? 1 : 0)) },
    days_apart: [],
    incidents: [],
    reports: {
      sales: {
        runs_per_day: { weekday: 20, weekend: 2 },
        hours: 'office',
        people: { ana: 3, ada: 1 },
        triggers: { manual: 1 },
        duration: { median_ms: 100, sigma: 0.3 },
        cancelled: 0,
        parameters: {
          depth: [
            { default: true, weight: 3 },
            { value: 13, weight: 1 },
          ],
        },
        ...report,
      },
    },
    ...history,
  })
}

function reportOf(history: WorkspacePlan['history'], schedules: SampleReport['schedules'] = []): SampleReport[] {
  const plan = history.reports.sales
  if (plan === undefined) return []
  const query = { token: 'q1', name: 'By day', dataSource: 'warehouse', source: 'select 1', limit: null }
  const definition = {
    name: 'Sales',
    description: '',
    queries: [query, { ...query, token: 'q2', name: 'Targets', dataSource: 'exports' }],
  }
  return [
    { id: 1, token: 'aaaaaaaaaaaa', folder: 'sales', versionId: 1, ownerUsername: 'ana', definition, schedules, plan },
  ]
}

const fillForm: FillForm = async (_, { given }) => ({ depth: 1, ...given })

async function runsOf(history: WorkspacePlan['history'], schedules?: SampleReport['schedules']): Promise<PlannedRun[]> {
  return plannedRuns(reportOf(history, schedules), fillForm, { history, clock, now })
}

const berlin = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' })
const hourOf = ({ start }: PlannedRun): number => Number(berlin.format(start.createdAt))

/** Days from today, as the plan counts them. */
function dayOf({ start }: PlannedRun): number {
  for (let day = 0; ; day -= 1) if (clock.moment(day, 0) <= start.createdAt) return day
}

describe('planned runs', () => {
  test('are the same for the same plan and moment, each with a token of its own', async () => {
    const runs = await runsOf(planWith())
    expect(await runsOf(planWith())).toEqual(runs)
    expect(new Set(runs.map(({ token }) => token)).size).toBe(runs.length)
    expect(await runsOf(planWith({ history: { seed: 'another' } }))).not.toEqual(runs)
  })

  test('come in the order of their times, from the first day of the past until now', async () => {
    const times = (await runsOf(planWith())).map(({ start }) => start.createdAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(clock.moment(-60, 0).getTime())
    expect(times.at(-1)).toBeLessThan(now.getTime())
    expect(now.getTime() - (times.at(-1) ?? 0)).toBeLessThan(3_600_000)
  })

  test('follow the week, the hours of the day, the trend and the days apart', async () => {
    const history = { trend: { first: 0.5, last: 1.5 }, days_apart: [{ day: -8, factor: 0 }] }
    const runs = await runsOf(planWith({ history }))
    const onDay = (wanted: (day: number) => boolean): number => runs.filter((run) => wanted(dayOf(run))).length
    expect(onDay((day) => clock.isWeekend(day)) * 10).toBeLessThan(onDay((day) => !clock.isWeekend(day)))
    expect(onDay((day) => day < -30) * 1.5).toBeLessThan(onDay((day) => day >= -30))
    expect(onDay((day) => day === -8)).toBe(0)
    expect(onDay((day) => day === -7)).toBeGreaterThan(0)
    expect(Math.min(...runs.map(hourOf))).toBe(8)
    expect(Math.max(...runs.map(hourOf))).toBe(17)
  })

  test('have the parameters that people choose, by weight, once they know them', async () => {
    const depth = [
      { default: true, weight: 3 },
      { value: 13, weight: 1, since_day: -30 },
    ]
    const runs = await runsOf(planWith({ report: { parameters: { depth } } }))
    const deep = runs.filter(({ parameters }) => parameters.depth === 13)
    expect(deep.length / runs.filter((run) => dayOf(run) >= -30).length).toBeCloseTo(0.25, 1)
    expect(deep.every((run) => dayOf(run) >= -30)).toBe(true)
    const dated = await runsOf(planWith({ report: { parameters: { since: [{ days_ago: 7, weight: 1 }] } } }))
    for (const run of dated) expect(run.parameters.since).toBe(clock.date(dayOf(run) - 7))
  })

  test('begin when their report does', async () => {
    const runs = await runsOf(planWith({ report: { since_day: -5 } }))
    expect(Math.min(...runs.map(dayOf))).toBe(-5)
  })
})

describe('runs of schedules', () => {
  const timing = ScheduleTiming.parse({ freq: 'daily', hour: 6, minute: 30, time_zone: 'Europe/Berlin' })
  const schedule = { id: 7, name: 'Morning', timing, parameters: { depth: 2 }, timeoutSeconds: 60 }
  const quiet = { runs_per_day: { weekday: 0, weekend: 0 } }

  test('came at all their times by the clock of their zone, as the owner of the report', async () => {
    const runs = await runsOf(planWith({ report: quiet }), [schedule])
    expect(runs.map(dayOf)).toEqual(Array.from({ length: 61 }, (_, index) => index - 60))
    for (const run of runs) {
      const lateMs = run.start.createdAt.getTime() - clock.moment(dayOf(run), 6.5).getTime()
      expect(lateMs).toBeGreaterThanOrEqual(0)
      expect(lateMs).toBeLessThan(5_000)
      expect(run).toMatchObject({
        parameters: { depth: 2 },
        start: { trigger: 'schedule', schedule, executedBy: 'ana' },
      })
    }
  })

  test('begin when the plan says that the schedule did', async () => {
    const report = { ...quiet, schedules: { Morning: { since_day: -4 } } }
    expect((await runsOf(planWith({ report }), [schedule])).map(dayOf)).toEqual([-4, -3, -2, -1, 0])
  })
})

describe('failures', () => {
  const fault = { code: 'SqlError', message: 'It broke', query: 'By day', duration_ms: 20 }
  const failed = (runs: PlannedRun[]): PlannedRun[] => runs.filter(({ failure }) => failure !== null)

  test('meet every run of their span and parameters, and no other', async () => {
    const failures = [{ ...fault, from: [-20, 12], to: [-10, 12], when: { depth: 13 } }]
    const runs = await runsOf(planWith({ report: { failures } }))
    const [from, until] = [clock.moment(-20, 12), clock.moment(-10, 12)]
    expect(failed(runs).length).toBeGreaterThan(10)
    for (const run of runs) {
      const { createdAt } = run.start
      const isMet = run.parameters.depth === 13 && createdAt >= from && createdAt < until
      expect(run.failure).toEqual(isMet ? { code: 'SqlError', message: 'It broke', queries: ['By day'] } : null)
    }
  })

  test('of an incident are those of the queries that read the source of the first one', async () => {
    const incidents = [{ from: [-8, 0], to: [-7, 0], code: 'ResourceFailure', message: 'It is loaded' }]
    const runs = failed(await runsOf(planWith({ history: { incidents } })))
    expect(runs.length).toBeGreaterThan(5)
    for (const run of runs) {
      expect(run).toMatchObject({ failure: { code: 'ResourceFailure', queries: ['By day'] } })
      expect(dayOf(run)).toBe(-8)
    }
  })

  test('that are over are run again by most of those who met them, with the same parameters', async () => {
    const failures = [{ ...fault, from: [-20, 0], to: [-15, 12] }]
    const calm = await runsOf(planWith())
    const runs = await runsOf(planWith({ report: { failures } }))
    const again = runs.filter(({ start }) => start.key.endsWith(' again'))
    expect(runs).toHaveLength(calm.length + again.length)
    expect(again.length / failed(runs).length).toBeCloseTo(0.75, 0)
    for (const { start, parameters, failure } of again) {
      const first = runs.find(({ start: { key } }) => `${key} again` === start.key)
      expect(start.createdAt >= clock.moment(-15, 12)).toBe(true)
      expect({ parameters, failure, by: start.executedBy }).toEqual({
        parameters: first?.parameters,
        failure: null,
        by: first?.start.executedBy,
      })
    }
  })

  test('that last are not run again in vain', async () => {
    const runs = await runsOf(planWith({ report: { failures: [{ ...fault, from: [-20, 0] }] } }))
    expect(failed(runs).length).toBeGreaterThan(100)
    expect(runs.filter(({ start }) => start.key.endsWith(' again'))).toEqual([])
  })
})

describe('what takes its time', () => {
  const median = (runs: PlannedRun[]): number =>
    runs.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b)[runs.length >> 1] ?? 0

  test('is slower in the spans of the plan', async () => {
    const runs = await runsOf(planWith({ report: { slow: [{ from: [-30, 0], to: [-20, 0], factor: 5 }] } }))
    const isSlow = (run: PlannedRun): boolean => dayOf(run) >= -30 && dayOf(run) < -20
    expect(median(runs.filter((run) => !isSlow(run)))).toBeCloseTo(100, -1)
    expect(median(runs.filter(isSlow)) / 500).toBeCloseTo(1, 0)
  })

  test('is cancelled by people only, who waited for it', async () => {
    const timing = ScheduleTiming.parse({ freq: 'hourly', minute: 5 })
    const schedule = { id: 7, name: 'Hourly', timing, parameters: {}, timeoutSeconds: null }
    const runs = (await runsOf(planWith({ report: { cancelled: 0.2 } }), [schedule])).filter((run) => run.isCancelled)
    expect(runs.length).toBeGreaterThan(50)
    for (const { start, durationMs } of runs) {
      expect(start.trigger).toBe('manual')
      expect(durationMs).toBeGreaterThan(1_000)
    }
  })
})

describe('a past that is parted', () => {
  test('has every run once; those whose results are still kept are executed, but for the cancelled', async () => {
    const runs = await runsOf(planWith({ report: { cancelled: 0.3 } }))
    const { told, executed } = partPast(runs, now)
    expect([...told, ...executed].map(({ token }) => token).toSorted()).toEqual(
      runs.map(({ token }) => token).toSorted(),
    )
    for (const run of told) expect(purgeTime(run.start.createdAt) <= now || run.isCancelled).toBe(true)
    for (const run of executed) expect(purgeTime(run.start.createdAt) > now && !run.isCancelled).toBe(true)
    const times = executed.map(({ start }) => start.createdAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  test('executes a report that takes long only twice, the time of its schedule being one', async () => {
    const timing = ScheduleTiming.parse({ freq: 'weekly', day_of_week: 1, hour: 3 })
    const schedule = { id: 7, name: 'Monday', timing, parameters: {}, timeoutSeconds: null }
    const report = { duration: { median_ms: 15_000, sigma: 0.2 } }
    const { executed } = partPast(await runsOf(planWith({ report }), [schedule]), now)
    expect(executed.map(({ start }) => start.trigger).toSorted()).toEqual(['manual', 'schedule'])
  })
})
