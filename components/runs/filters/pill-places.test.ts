import { expect, test } from 'vitest'
import { placeOfChoice } from '#/components/runs/filters/empty-filter.ts'
import { pillPlaces, withoutPills } from '#/components/runs/filters/pill-places.ts'

const filters = [
  'created_at.gt.now-7d',
  'state.eq.failed',
  '',
  'text.has.late',
  'created_at.gt.now-1d',
  'nonsense',
  'text.has.fee',
]

test('the span and the search are no pills; a second one of either is, and so is what is broken', () => {
  expect(pillPlaces(filters).map((place) => filters[place])).toEqual([
    'state.eq.failed',
    'created_at.gt.now-1d',
    'nonsense',
    'text.has.fee',
  ])
})

test('clearing the pills leaves the span and the search', () => {
  expect(withoutPills(filters).filter((text) => text !== '')).toEqual(['created_at.gt.now-7d', 'text.has.late'])
})

test('a new choice goes on with the one of its field; a range and a parameter stand for themselves', () => {
  const given = ['duration.gt.5', 'state.ne.failed', 'parameters.a.eq.1']
  expect(placeOfChoice(given, 'state')).toBe(1)
  expect(placeOfChoice(given, 'duration')).toBe(3)
  expect(placeOfChoice(given, 'parameters')).toBe(3)
})
