import { expect, test } from 'vitest'
import { setFilters } from '#/components/reports/matrix/set-filters.ts'
import { readFilter } from '#/lib/filters/run-filter.ts'

test('a parameter set is asked for value by value', () => {
  expect(setFilters({ 'a.b': 'x', day: null, tags: ['p', 'q'], empty: [] })).toEqual([
    String.raw`parameters.a\.b.eq.x`,
    'parameters.day.eq.null',
    'parameters.tags.has.p',
    'parameters.tags.has.q',
  ])
})

test('huge and many values leave an address that can be asked', () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`p${at}`, 'v']))
  const filters = setFilters({ huge: 'x'.repeat(100_000), ...many })
  expect(filters.length).toBe(24)
  expect(filters.every((text) => readFilter(text).filter !== null)).toBe(true)
})
