import { expect, test } from 'vitest'
import { searchOf, searchPlace, withSearch } from '#/lib/filters/text-search.ts'

test('words to search for replace their own filter only, where it stands', () => {
  const filters = ['text.has.late', 'state.eq.failed', 'text.has.fee']
  expect(searchOf(filters)).toBe('late')
  expect(withSearch(filters, 'later')).toEqual(['text.has.later', 'state.eq.failed', 'text.has.fee'])
  expect(withSearch(['state.eq.failed'], 'a.b,c')).toEqual(['state.eq.failed', 'text.has.a.b,c'])
})

test('blank words are no search', () => {
  expect(withSearch(['text.has.late', 'state.eq.failed'], '  ')).toEqual(['state.eq.failed'])
  expect(searchPlace(['text.has. ', 'state.eq.failed'])).toBe(-1)
})
