import { expect, test } from 'vitest'
import { recoveryWords } from '#/components/runs/recovery-words.ts'

const createdAt = '2026-08-07T07:00:00.000Z'

test('a recovery is counted from when the run failed', () => {
  const run = { createdAt, completedAt: '2026-08-07T07:10:00.000Z' }
  expect(recoveryWords({ ...run, recoveredAt: '2026-08-07T09:15:00.000Z' })).toBe('after 2 h 5 min')
})

test('one that ended while the failure was still under way took no time', () => {
  const run = { createdAt, completedAt: '2026-08-07T07:10:00.000Z' }
  expect(recoveryWords({ ...run, recoveredAt: '2026-08-07T07:09:00.000Z' })).toBe('after 0 s')
  expect(recoveryWords({ createdAt, completedAt: null, recoveredAt: '2026-08-07T07:01:00.000Z' })).toBe('after 1 min')
})
