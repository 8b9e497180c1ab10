import { describe, expect, test } from 'vitest'
import { formatMoment, formatRelative } from '#/lib/format/moment.ts'

const now = Date.parse('2026-08-07T12:00:00.000Z')

describe('formatRelative', () => {
  test.each([
    ['2026-08-07T11:59:30.000Z', 'just now'],
    ['2026-08-07T12:00:10.000Z', 'just now'],
    ['2026-08-07T12:00:20.000Z', 'in a moment'],
    ['2026-08-07T11:55:00.000Z', '5 min ago'],
    ['2026-08-07T11:00:20.000Z', '1 h ago'],
    ['2026-08-07T15:00:00.000Z', 'in 3 h'],
    ['2026-08-06T12:10:00.000Z', '1 d ago'],
    ['2026-07-10T12:00:00.000Z', '28 d ago'],
    ['2026-07-01T12:00:00.000Z', '1 Jul 2026'],
  ])('%s reads as %s', (iso, expected) => {
    expect(formatRelative(iso, now)).toBe(expected)
  })
})

test('a moment is told in the zone asked for', () => {
  expect(formatMoment('2026-08-07T07:47:06.501Z', 'UTC')).toBe('7 Aug 2026, 07:47:06 UTC')
  expect(formatMoment('2026-08-07T07:47:06.501Z', 'Europe/Berlin')).toBe('7 Aug 2026, 09:47:06 CEST')
})
