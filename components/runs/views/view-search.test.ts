import { describe, expect, test } from 'vitest'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { canKeep, isShown, searchOfPlace, viewHref } from '#/components/runs/views/view-search.ts'

const place: RunsPlace = {
  account: 'acme',
  report: null,
  filters: ['state.eq.failed', 'parameters.name.eq.a&b=c'],
  order: { column: 'duration', direction: 'desc' },
}

describe('a view', () => {
  test('keeps filters and order, and shows them when it is opened', () => {
    const search = searchOfPlace(place)
    expect(search).toBe('filter=state.eq.failed&filter=parameters.name.eq.a%26b%3Dc&order=desc&order_by=duration')
    expect(isShown({ search, reportToken: null }, place)).toBe(true)
  })

  test('is the same in whatever order its filters came, and whether or not it says the usual order', () => {
    const filters = ['open.eq.true', 'state.eq.failed']
    const usual = { ...place, filters, order: null }
    const search = 'filter=state.eq.failed&order=desc&filter=open.eq.true&order_by=created_at'
    expect(isShown({ search, reportToken: null }, usual)).toBe(true)
  })

  test('is another one with other filters, another order or another report', () => {
    const search = searchOfPlace(place)
    expect(isShown({ search, reportToken: null }, { ...place, filters: ['state.eq.failed'] })).toBe(false)
    expect(isShown({ search, reportToken: null }, { ...place, order: null })).toBe(false)
    expect(isShown({ search, reportToken: '0123456789ab' }, place)).toBe(false)
  })

  test('of one report opens among the runs of that report', () => {
    expect(viewHref('acme', { search: '', reportToken: null })).toBe('/acme/runs')
    expect(viewHref('acme', { search: 'order=asc', reportToken: '0123456789ab' })).toBe(
      '/acme/reports/0123456789ab/runs?order=asc',
    )
  })
})

test('there is nothing to keep of what every page shows, nor of what is broken', () => {
  expect(canKeep(place)).toBe(true)
  expect(canKeep({ ...place, filters: [], order: null })).toBe(false)
  expect(canKeep({ ...place, filters: [''], order: { column: 'created_at', direction: 'desc' } })).toBe(false)
  expect(canKeep({ ...place, filters: ['nonsense'] })).toBe(false)
})
