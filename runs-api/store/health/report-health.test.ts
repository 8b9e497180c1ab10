import { describe, expect, test } from 'vitest'
import { reportHealth, type EndedRun, type HealthFacts } from '#/runs-api/store/health/report-health.ts'

const dayMs = 86_400_000
const now = Date.UTC(2026, 7, 7)

/** Runs that ended so many days ago, the newest first; `x` in the outcomes is a failed one. */
function ended(daysAgo: number[], outcomes = ''): EndedRun[] {
  return daysAgo.map((days, at) => ({ isGood: outcomes.charAt(at) !== 'x', createdMs: now - days * dayMs }))
}

const healthy: HealthFacts = {
  isArchived: false,
  hasEnded: true,
  openFailures: 0,
  hasMissed: false,
  isLastGoodSlow: false,
  ended: ended([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]),
}
const health = (facts: Partial<HealthFacts>) => reportHealth({ ...healthy, ...facts }, now)

describe('the health of a report', () => {
  test('is the gravest word that is true', () => {
    const flaky = ended([0, 1, 2, 3, 4], '.x.x.')
    expect(health({ openFailures: 1, ended: flaky, hasMissed: true, isLastGoodSlow: true })).toBe('failing')
    expect(health({ ended: flaky, hasMissed: true, isLastGoodSlow: true })).toBe('flaky')
    expect(health({ hasMissed: true, isLastGoodSlow: true })).toBe('stale')
    expect(health({ isLastGoodSlow: true })).toBe('slow')
    expect(health({})).toBe('ok')
    expect(health({ hasEnded: false, ended: [] })).toBe('never_run')
    expect(health({ hasEnded: false, ended: [], hasMissed: true })).toBe('stale')
  })

  test.each([
    ['..xx..', 'ok'],
    ['.x.', 'ok'],
    ['.x.x', 'flaky'],
    ['x.x.', 'flaky'],
  ])('with the runs %s is %s', (outcomes, word) => {
    const daysAgo = Array.from({ length: outcomes.length }, (_, at) => at)
    const runs = ended(daysAgo, outcomes)
    expect(health({ ended: runs })).toBe(word)
  })

  test('is stale when a run at an interval is overdue by three of them', () => {
    const daily = (since: number) => ended([0, 1, 2, 3, 4, 5].map((days) => days + since))
    expect(health({ ended: daily(2.9) })).toBe('ok')
    expect(health({ ended: daily(3.1) })).toBe('stale')
    expect(health({ ended: daily(3.1), isArchived: true })).toBe('ok')
  })

  test('is not stale over a weekend that it always rests', () => {
    const workdays = (since: number) => ended([0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((days) => days + since))
    expect(health({ ended: workdays(3.5) })).toBe('ok')
    expect(health({ ended: workdays(4.1) })).toBe('stale')
  })

  test('is never stale where people run it when they like, or hardly have', () => {
    expect(health({ ended: ended([300, 300.01, 300.1, 301, 340, 341, 400]) })).toBe('ok')
    expect(health({ ended: ended([300, 301, 302, 303, 304]) })).toBe('ok')
  })
})
