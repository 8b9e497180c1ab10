import { describe, expect, test } from 'vitest'
import {
  atCursor,
  formValues,
  orderOf,
  orderedBy,
  submittedAddress,
  withoutFilter,
} from '#/components/runs/runs-address.ts'

function at(search: string) {
  return { path: '/acme/runs', search: new URLSearchParams(search) }
}

describe('a submitted form', () => {
  test('becomes the grammar, beside the filters it was not about', () => {
    const search = 'filter=duration.gt.60&state=failed&report=&text=%20late%20fee%20&span=now-7d&order=asc'
    expect(submittedAddress(at(search))).toBe(
      '/acme/runs?filter=duration.gt.60&order=asc&filter=state.eq.failed&filter=text.has.late+fee&filter=created_at.gt.now-7d',
    )
  })

  test('that is empty is the page itself', () => {
    expect(submittedAddress(at('state=&report=&text=&span='))).toBe('/acme/runs')
  })

  test('is shown again as it was filled in', () => {
    const next = submittedAddress(at('state=failed&report=0123456789ab&text=late&span=now-7d&filter=queue.gt.5'))
    expect(formValues(new URLSearchParams(next?.split('?')[1]))).toEqual({
      state: 'failed',
      report: '0123456789ab',
      text: 'late',
      span: 'now-7d',
      others: ['queue.gt.5'],
    })
  })

  test('an address that is none is left alone', () => {
    expect(submittedAddress(at('filter=state.eq.failed'))).toBeNull()
  })
})

test('a filter that the form cannot show stays a filter', () => {
  const search = new URLSearchParams(
    'filter=state.eq.nonsense&filter=created_at.gt.2026-01-01&filter=state.in.failed,cancelled',
  )
  expect(formValues(search).others).toEqual([
    'state.eq.nonsense',
    'created_at.gt.2026-01-01',
    'state.in.failed,cancelled',
  ])
})

test('removing a filter removes that one only, and goes to the first page', () => {
  const address = at('filter=a.eq.1&filter=b.eq.2&filter=a.eq.1&after=xyz&order=asc')
  expect(withoutFilter(address, 0)).toBe('/acme/runs?order=asc&filter=b.eq.2&filter=a.eq.1')
})

describe('order', () => {
  test('turns round on the second click, and the default leaves no trace', () => {
    expect(orderedBy(at(''), 'duration')).toBe('/acme/runs?order=desc&order_by=duration')
    expect(orderedBy(at('order=desc&order_by=duration'), 'duration')).toBe('/acme/runs?order=asc&order_by=duration')
    expect(orderedBy(at('order=desc&order_by=duration'), 'created_at')).toBe('/acme/runs')
    expect(orderedBy(at(''), 'created_at')).toBe('/acme/runs?order=asc&order_by=created_at')
    expect(orderedBy(at(''), 'report')).toBe('/acme/runs?order=asc&order_by=report')
  })

  test('that is nonsense is none', () => {
    expect(orderOf(new URLSearchParams('order=up'))).toBeNull()
    expect(orderOf(new URLSearchParams(''))).toEqual({ column: 'created_at', direction: 'desc' })
  })
})

test('a cursor replaces the other one', () => {
  expect(atCursor(at('filter=a.eq.1&before=x'), 'after', 'y')).toBe('/acme/runs?filter=a.eq.1&after=y')
})
