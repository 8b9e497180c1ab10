import { expect, test } from 'vitest'
import { failedWords, missedWords, slowWords } from '#/components/health/attention-words.ts'

test('a report that succeeded since with other parameters has open failures, not a streak', () => {
  expect(failedWords({ streak: 3, openFailures: 3 })).toBe('Failed 3 times in a row')
  expect(failedWords({ streak: 1, openFailures: 4 })).toBe('Failed once')
  expect(failedWords({ streak: 0, openFailures: 1 })).toBe('1 failure open')
})

const run = { token: '0123456789ab', completedAt: '2026-08-07T07:47:06.501Z' }

test('a slow run is held against what is usual', () => {
  const slow = { ...run, durationSeconds: 250, usualSeconds: 65 }
  expect(slowWords(slow)).toBe('Took 4 min 10 s, usually 1 min 5 s: 3.8 times as long')
  expect(slowWords({ ...run, durationSeconds: 5000, usualSeconds: 2 })).toContain(': 2,500 times as long')
  expect(slowWords({ ...run, durationSeconds: 8, usualSeconds: 4 })).toContain(': 2 times as long')
  expect(slowWords({ ...run, durationSeconds: 3, usualSeconds: 0 })).toContain('usually 0 s: 3,000 times as long')
})

test('missed times are counted', () => {
  expect([missedWords({ times: 1 }), missedWords({ times: 12 })]).toEqual(['Missed once', 'Missed 12 times'])
})
