import { expect, test } from 'vitest'
import { failureOrderOf, failurePageOf } from '#/components/health/failures/failure-order.ts'
import { failedRunsPath, failuresPath, openRunsPath } from '#/components/health/failures/failure-paths.ts'

const group = { filter: 'failure.eq.37be2d65d4d4' }

test('a reason leads to its runs of the span, and to its open ones of any time', () => {
  expect(failedRunsPath('acme', group, '30d')).toBe(
    '/acme/runs?filter=failure.eq.37be2d65d4d4&filter=created_at.gt.now-30d',
  )
  expect(openRunsPath('acme', group)).toBe('/acme/runs?filter=failure.eq.37be2d65d4d4&filter=open.eq.true')
})

test('the failures are reached with a span that is not the usual one', () => {
  expect([failuresPath('acme', '7d'), failuresPath('acme', '90d')]).toEqual([
    '/acme/failures',
    '/acme/failures?span=90d',
  ])
})

test('an address that asks for no page or no order gets the first and the usual', () => {
  expect(['2', '0', '-1', '1e9', '1000000', ['2', '3'], undefined].map(failurePageOf)).toEqual([2, 1, 1, 1, 1, 1, 1])
  expect(['count', 'name', undefined].map(failureOrderOf)).toEqual(['count', 'last_seen', 'last_seen'])
})
