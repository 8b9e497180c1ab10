import { expect, test } from 'vitest'
import { successRate } from '#/lib/runs/success-rate.ts'

test.each([
  [{ succeeded: 2, completed: 1, failed: 1, cancelled: 9, enqueued: 5 }, 0.75],
  [{ failed: 3 }, 0],
  [{ completed: 1 }, 1],
  [{ cancelled: 4, pending: 1 }, null],
  [{}, null],
])('of %j is %j: both kinds of success count, and cancelled runs have no say', (states, rate) => {
  expect(successRate(states)).toBe(rate)
})
