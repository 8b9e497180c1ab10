import { describe, expect, test } from 'vitest'
import { addUp, countOfRunner, countOfStep, summaryLine } from './counts.ts'

test('the last line adds up all runners', () => {
  const counts = [countOfStep(0), countOfStep(2), { passed: 40, failed: 1, skipped: 2 }]
  expect(summaryLine(addUp(counts))).toBe('41 passed, 2 failed, 2 skipped')
  expect(summaryLine(addUp([countOfStep(0)]))).toBe('1 passed, 0 failed')
})

describe('countOfRunner', () => {
  const report = { passed: 3, failed: 0, skipped: 1 }

  test('takes what the report says', () => {
    expect(countOfRunner(report, 0)).toEqual(report)
    expect(countOfRunner({ ...report, failed: 2 }, 1)).toEqual({ ...report, failed: 2 })
  })

  test('counts one more failure when a runner left no report, found no test, or ended badly although all passed', () => {
    expect(countOfRunner(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countOfRunner({ passed: 0, failed: 0, skipped: 0 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countOfRunner(report, 1)).toEqual({ ...report, failed: 1 })
  })
})
