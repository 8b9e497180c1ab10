import { describe, expect, test } from 'vitest'
import { reportHindrance, roleHindrance } from '#/components/reports/hindrance.ts'
import type { Report } from '#/lib/client/report.ts'
import { roles } from '#/lib/contract/role.ts'

const report: Report = {
  token: '0123456789ab',
  name: 'Daily revenue',
  description: '',
  accountUsername: 'acme',
  collectionToken: 'ba9876543210',
  creator: null,
  isArchived: false,
  isManualRunDisabled: false,
  queryCount: 1,
  runsCount: 0,
  schedulesCount: 0,
  expectedRuntimeSeconds: 0,
  lastRunAt: null,
  lastSuccessAt: null,
  lastSuccessToken: null,
  loadError: null,
  record: null,
  fields: [],
}

describe('roleHindrance', () => {
  test('a viewer is told why, everybody else may run', () => {
    const told = roles.map((role) => {
      const workspaces = [{ username: 'acme', name: 'Acme', role }]
      return roleHindrance({ workspaces }, 'acme')
    })
    expect(told).toEqual([expect.stringContaining('You can look at Acme'), null, null, null])
  })
})

describe('reportHindrance', () => {
  test.each([
    [{ loadError: 'line 3' }, 'mended'],
    [{ isArchived: true }, 'archived'],
    [{ isManualRunDisabled: true }, 'switched off'],
  ])('%o is said', (more, word) => {
    expect(reportHindrance({ ...report, ...more })).toContain(word)
  })

  test('a report in order has none', () => {
    expect(reportHindrance(report)).toBeNull()
  })
})
