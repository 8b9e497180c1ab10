import { describe, expect, test } from 'vitest'
import { localClock } from '#/runs-api/sample/past/local-clock.ts'

/** Berlin's clocks went an hour back on Sunday, 25 October 2026, at 03:00. */
const berlin = localClock('Europe/Berlin', new Date('2026-10-27T22:30:00Z'))

describe('a local clock', () => {
  test('counts its days from the one that it is there', () => {
    expect(berlin.date(0)).toBe('2026-10-27')
    expect(localClock('Europe/Berlin', new Date('2026-10-27T23:30:00Z')).date(0)).toBe('2026-10-28')
    expect(localClock('America/Los_Angeles', new Date('2026-10-27T03:00:00Z')).date(-30)).toBe('2026-09-26')
  })

  test('shows the same hour on both sides of a change of the clocks', () => {
    expect(berlin.moment(-3, 8.5).toISOString()).toBe('2026-10-24T06:30:00.000Z')
    expect(berlin.moment(-2, 1).toISOString()).toBe('2026-10-24T23:00:00.000Z')
    expect(berlin.moment(-2, 8).toISOString()).toBe('2026-10-25T07:00:00.000Z')
    expect(berlin.moment(0, 0).toISOString()).toBe('2026-10-26T23:00:00.000Z')
  })

  test('keeps the fraction of an hour to the millisecond', () => {
    expect(berlin.moment(0, 9 + 1 / 3600 / 1000).toISOString()).toBe('2026-10-27T08:00:00.001Z')
  })

  test('knows Saturday and Sunday', () => {
    expect([-4, -3, -2, -1].map((day) => berlin.isWeekend(day))).toEqual([false, true, true, false])
  })
})
