import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastMinuteBefore, localMinute, momentAfter, momentOf } from '#/components/runs/filters/local-minutes.ts'

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia')
const minuteMs = 60_000
const moment = fc
  .integer({ min: Date.UTC(2000, 0) / minuteMs, max: Date.UTC(2050, 0) / minuteMs })
  .map((minutes) => new Date(minutes * minuteMs).toISOString())

describe('a minute on the clocks of a zone', () => {
  test('is the moment it came from, or an hour before where the clocks show it twice', () => {
    fc.assert(
      fc.property(moment, zones, (iso, zone) => {
        const hours = (Date.parse(iso) - Date.parse(momentOf(localMinute(iso, zone), zone))) / 3_600_000
        expect([0, 1]).toContain(hours)
      }),
    )
  })

  test('ends where the next one begins', () => {
    const iso = '2026-08-07T22:00:00.000Z'
    const last = lastMinuteBefore(iso, 'Europe/Berlin')
    expect(last.toString()).toBe('2026-08-07T23:59:00')
    expect(momentAfter(last, 'Europe/Berlin')).toBe(iso)
  })

  test('that the clocks leave out is the one after the gap', () => {
    const skipped = localMinute('2026-03-29T00:30:00.000Z', 'UTC').set({ hour: 2 })
    expect(momentOf(skipped, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  })
})
