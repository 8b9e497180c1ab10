import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsBetween, spanOf, spanPlaces, withSpan } from '#/lib/filters/created-span.ts'
import { formatFilter, parseFilter } from '#/lib/filters/run-filter.ts'
import { anyFilter } from '#/lib/filters/testing/any-filter.ts'

const bounds = fc.constantFrom(
  [],
  ['created_at.gt.now-7d'],
  ['created_at.lte.2026-08-07'],
  boundsBetween('2026-08-01T00:00:00.000Z', '2026-08-08T00:00:00.000Z'),
)
const others = fc.array(
  fc.oneof(fc.string(), anyFilter.map(formatFilter)).filter((text) => spanPlaces([text]).length === 0),
)

describe('the span of an address', () => {
  test('reads back as it was set, and nothing else changes', () => {
    fc.assert(
      fc.property(others, bounds, bounds, (filters, first, second) => {
        const once = withSpan(filters, first)
        const twice = withSpan(once, second)
        const { since, until } = spanOf(twice)
        expect([since, until].flatMap((bound) => (bound === null ? [] : [formatFilter(bound)]))).toEqual(second)
        expect(withSpan(twice, [])).toEqual(filters)
      }),
    )
  })

  test('stays where it stood', () => {
    const filters = ['state.eq.failed', 'created_at.gt.now-7d', 'open.eq.true', 'created_at.lt.now']
    expect(withSpan(filters, ['created_at.gt.now-30d'])).toEqual([
      'state.eq.failed',
      'created_at.gt.now-30d',
      'open.eq.true',
    ])
  })

  test('has one bound a side: a second one is a filter like any other', () => {
    const filters = ['created_at.gt.now-7d', 'created_at.gte.2026-08-01', 'created_at.eq.2026-08-02', 'created_at.lt.x']
    expect(spanPlaces(filters)).toEqual([0])
    expect(spanOf(filters)).toEqual({ since: parseFilter('created_at.gt.now-7d'), until: null })
  })
})
