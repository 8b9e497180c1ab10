import { expect, test } from 'vitest'
import { formatMinute, formatSpan } from '#/lib/format/time-span.ts'

test.each([
  ['1 – 7 Aug 2026', '2026-07-31T22:00:00.000Z', '2026-08-07T22:00:00.000Z'],
  ['1 Aug 2026', '2026-07-31T22:00:00.000Z', '2026-08-01T22:00:00.000Z'],
  ['29 Mar 2026', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['7 Aug 2026, 11:00–11:30', '2026-08-07T09:00:00.000Z', '2026-08-07T09:30:00.000Z'],
  ['7 Aug 2026, 23:00 – 7 Aug 2026, 21:00', '2026-08-07T21:00:00.000Z', '2026-08-07T19:00:00.000Z'],
])('in Berlin, %s is from %s until %s', (expected, since, until) => {
  expect(formatSpan(since, until, 'Europe/Berlin')).toBe(expected)
})

test.each([
  ['2026-08-07T00:00:00Z', '7 Aug 2026'],
  ['2026-08-07T09:47:00Z', '7 Aug 2026, 09:47'],
  ['2026-08-07T09:47:06Z', '7 Aug 2026, 09:47:06'],
])('%s is said no longer than %s', (iso, expected) => {
  expect(formatMinute(iso, 'UTC')).toBe(expected)
})
