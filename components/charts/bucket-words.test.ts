import { expect, test } from 'vitest'
import { spanWords, tickWords } from '#/components/charts/bucket-words.ts'

test('a span of hours names its hours in the zone of the reader', () => {
  const hour = { from: '2026-08-07T12:00:00.000Z', to: '2026-08-07T13:00:00.000Z' }
  expect(spanWords(hour, 'Europe/Berlin')).toBe('7 Aug 2026, 14:00 – 15:00')
  expect(tickWords(hour, 'Europe/Berlin')).toBe('7 Aug, 14:00')
})

test('a span of days names its first and its last day, not the day after', () => {
  const days = { from: '2026-08-06T22:00:00.000Z', to: '2026-08-09T22:00:00.000Z' }
  expect(spanWords(days, 'Europe/Berlin')).toBe('7 – 9 Aug 2026')
  expect(tickWords(days, 'Europe/Berlin')).toBe('7 Aug')
})
