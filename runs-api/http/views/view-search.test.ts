import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#/lib/errors.ts'
import { viewSearch } from '#/runs-api/http/views/view-search.ts'

describe('what a view keeps', () => {
  test('is what the address said, whatever it was written like', () => {
    const search = '?filter=state.in.failed,cancelled&filter=text.has.a%20%26%20b&order=asc&order_by=duration'
    const kept = new URLSearchParams(viewSearch(search))
    expect(kept.getAll('filter')).toEqual(['state.in.failed,cancelled', 'text.has.a & b'])
    expect([kept.get('order'), kept.get('order_by')]).toEqual(['asc', 'duration'])
    expect(viewSearch('?filter=')).toBe('')
  })

  test.each([
    ['filter=stat.eq.failed', 'filter "stat.eq.failed": "stat" is not a field'],
    ['filter=state.eq.faild', '"faild" is not a value of state'],
    ['filter=state', 'is written <field>.<operator>.<value>'],
    ['order=sideways', 'order "sideways" is neither'],
    ['order=asc&order=desc', 'search says order more than once'],
    ['filter=open.eq.true&after=abc', 'search holds "after"'],
    ['filter=open.eq.true&'.repeat(31), '30 filters at most'],
  ])('is refused where it says %j', (search, words) => {
    expect(() => viewSearch(search)).toThrow(words)
  })

  test('never takes the address of a page apart, and is kept as it is a second time', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }).map((value) => `filter=text.has.${value}`),
    )
    fc.assert(
      fc.property(text, (search) => {
        try {
          const kept = viewSearch(search)
          expect(kept).not.toMatch(/[#\s]/)
          expect(viewSearch(kept)).toBe(kept)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
    )
  })
})
