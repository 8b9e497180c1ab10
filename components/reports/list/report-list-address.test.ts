import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportListPath, reportListPlaceOf } from '#/components/reports/list/report-list-address.ts'

const searchOf = (path: string) => Object.fromEntries(new URL(path, 'http://web').searchParams)

test('the address of a page of reports leads back to it, whatever is looked for', () => {
  const place = fc.record({
    words: fc.string({ unit: 'grapheme' }).map((words) => words.trim()),
    page: fc.integer({ min: 1, max: 99_999 }),
  })
  fc.assert(
    fc.property(place, (asked) => {
      expect(reportListPlaceOf(searchOf(reportListPath('acme', asked)))).toEqual(asked)
    }),
  )
})

test('what is the default is not in the address', () => {
  expect(reportListPath('acme', { words: '', page: 1 })).toBe('/acme/reports')
  expect(reportListPath('acme', { words: 'net sales', page: 2 })).toBe('/acme/reports?q=net+sales&page=2')
})

test.each([{}, { page: '0' }, { page: '-1' }, { page: 'two' }, { page: ['2', '3'] }, { q: ['a', 'b'] }, { q: '  ' }])(
  'an address with %o shows the first page of all reports',
  (search) => {
    expect(reportListPlaceOf(search)).toEqual({ words: '', page: 1 })
  },
)
