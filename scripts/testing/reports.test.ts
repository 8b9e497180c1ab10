import { expect, test } from 'vitest'
import { readPlaywrightReport, readVitestReport } from './reports.ts'

test('a test file that cannot be loaded counts as one that failed', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(readVitestReport(report)).toEqual({ passed: 5, failed: 2, skipped: 1 })
})

test('a story that passed at its second try has passed, and a server that did not start has failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }
  expect(readPlaywrightReport({ stats, errors: [{ message: 'no server' }] })).toEqual({
    passed: 8,
    failed: 2,
    skipped: 2,
  })
})
