import { describe, expect, test } from 'vitest'
import { calendarDays, yearUpTo } from '#/components/reports/calendar/year-days.ts'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/Santiago', 'Asia/Kolkata', 'Pacific/Auckland', 'Asia/Beirut']
const moments = [
  '2026-03-29T00:30:00Z',
  '2026-03-29T12:00:00Z',
  '2026-10-25T00:30:00Z',
  '2026-11-23T23:59:59Z',
  '2024-02-29T12:00:00Z',
]

describe.each(zones)('a year in %s', (timeZone) => {
  test.each(moments)('up to %s is of whole days, one a cell, from a Monday to today', (now) => {
    const { from, to } = yearUpTo(Date.parse(now), timeZone)
    const { interval, edgesMs } = bucketEdges({ fromMs: Date.parse(from), toMs: Date.parse(to) }, timeZone, 400)
    expect(interval).toBe('1d')
    expect([edgesMs[0], edgesMs.at(-1)]).toEqual([Date.parse(from), Date.parse(to)])
    const buckets = edgesMs.slice(0, -1).map((ms, at) => ({
      from: new Date(ms).toISOString(),
      to: new Date(edgesMs[at + 1] ?? ms).toISOString(),
      states: {},
    }))
    const days = calendarDays(buckets, timeZone)
    expect(days.map(({ week, weekday }) => week * 7 + weekday)).toEqual(days.map((_day, at) => at))
    const today = days.at(-1)
    expect(today?.week).toBe(52)
    expect(Date.parse(today?.from ?? '')).toBeLessThanOrEqual(Date.parse(now))
    expect(Date.parse(today?.to ?? '')).toBeGreaterThan(Date.parse(now))
  })
})

test('a day is told by the share of its runs that failed, and by how many they were', () => {
  const day = (states: object, at: number) => ({
    from: new Date(at * 86_400_000).toISOString(),
    to: new Date((at + 1) * 86_400_000).toISOString(),
    states,
  })
  const given = [
    {},
    { succeeded: 100 },
    { succeeded: 3, failed: 1 },
    { completed: 1, failed: 1 },
    { cancelled: 2 },
    { enqueued: 1, cancelled: 1 },
  ]
  expect(calendarDays(given.map(day), 'UTC').map(({ kind, level }) => [kind, level])).toEqual([
    ['none', 0],
    ['good', 4],
    ['some', 1],
    ['most', 1],
    ['stopped', 1],
    ['active', 1],
  ])
})
