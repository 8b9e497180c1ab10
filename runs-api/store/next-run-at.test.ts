import { describe, expect, test } from 'vitest'
import { ScheduleTiming } from '#/lib/reports/schedule-timing.ts'
import { nextRunAt, timesDue } from '#/runs-api/store/next-run-at.ts'

function next(timing: object, after: string): string {
  return nextRunAt(ScheduleTiming.parse(timing), new Date(after)).toISOString()
}

describe('the next run of a schedule', () => {
  const berlin = { freq: 'daily', hour: 6, minute: 30, time_zone: 'Europe/Berlin' }

  test('is at its hour by the clock of its zone, in summer and in winter', () => {
    expect(next(berlin, '2026-08-07T00:00:00Z')).toBe('2026-08-07T04:30:00.000Z')
    expect(next(berlin, '2026-12-07T00:00:00Z')).toBe('2026-12-07T05:30:00.000Z')
  })

  test('is always later than the moment it is asked for', () => {
    expect(next(berlin, '2026-08-07T04:29:59.999Z')).toBe('2026-08-07T04:30:00.000Z')
    expect(next(berlin, '2026-08-07T04:30:00.000Z')).toBe('2026-08-08T04:30:00.000Z')
  })

  test('comes right behind an hour that the clock skips', () => {
    const at = { freq: 'daily', hour: 2, minute: 30, time_zone: 'Europe/Berlin' }
    const gap = next(at, '2026-03-28T12:00:00Z')
    expect(gap >= '2026-03-29T01:00:00.000Z' && gap <= '2026-03-29T01:30:00.000Z').toBe(true)
  })

  test('comes once in an hour that the clock repeats', () => {
    const at = { freq: 'daily', hour: 2, minute: 30, time_zone: 'Europe/Berlin' }
    const first = next(at, '2026-10-24T12:00:00Z')
    expect(first.slice(0, 10)).toBe('2026-10-25')
    expect(next(at, first)).toBe('2026-10-26T01:30:00.000Z')
  })

  test('is every hour at its minute, weekly on its day (Sunday is 0), monthly on its date', () => {
    expect(next({ freq: 'hourly', minute: 5 }, '2026-08-07T10:05:00Z')).toBe('2026-08-07T11:05:00.000Z')
    expect(next({ freq: 'weekly', day_of_week: 0, hour: 1 }, '2026-08-07T10:00:00Z')).toBe('2026-08-09T01:00:00.000Z')
    expect(next({ freq: 'monthly', day_of_month: 1 }, '2026-08-07T10:00:00Z')).toBe('2026-09-01T00:00:00.000Z')
  })

  test('leaves out the months that have no such date', () => {
    expect(next({ freq: 'monthly', day_of_month: 31 }, '2026-08-31T10:00:00Z')).toBe('2026-10-31T00:00:00.000Z')
  })
})

describe('the times at which a schedule was due', () => {
  const first = new Date('2026-08-07T10:05:00Z')
  const hourly = ScheduleTiming.parse({ freq: 'hourly', minute: 5 })

  test('begin with the first and end with the last that has come', () => {
    const due = (now: string) => timesDue(hourly, first, new Date(now)).map((time) => time.toISOString().slice(11, 16))
    expect(due('2026-08-07T10:05:00Z')).toEqual(['10:05'])
    expect(due('2026-08-07T12:05:00Z')).toEqual(['10:05', '11:05', '12:05'])
    expect(due('2026-08-07T10:04:59Z')).toEqual([])
  })

  test('are the newest hundred of a long outage', () => {
    const times = timesDue(hourly, first, new Date('2027-08-07T10:00:00Z'))
    expect(times).toHaveLength(100)
    expect(times.at(-1)?.toISOString()).toBe('2027-08-07T09:05:00.000Z')
  })
})
