import { expect, test } from 'vitest'
import { formatDuration } from '#/lib/format/duration.ts'

test.each([
  [-3, '0 s'],
  [0, '0 s'],
  [0.004, '0 s'],
  [0.25, '0.25 s'],
  [0.1 + 0.2, '0.3 s'],
  [1.04, '1 s'],
  [9.94, '9.9 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min'],
  [200, '3 min 20 s'],
  [3599.8, '1 h'],
  [3900, '1 h 5 min'],
  [86_399, '1 d'],
  [90_000, '1 d 1 h'],
])('%d seconds read as %s', (seconds, expected) => {
  expect(formatDuration(seconds)).toBe(expected)
})
