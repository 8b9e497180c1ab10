import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineOf, sqlLines } from '#/components/runs/details/sql-lines.ts'

const sql = 'select nothing_here\nfrom orders\n'

test('the marked word stands in its line', () => {
  const place = { start: 25, end: 31 }
  expect(sqlLines(sql, place)).toEqual([
    { before: 'select nothing_here', marked: '', after: '' },
    { before: 'from ', marked: 'orders', after: '' },
    { before: '', marked: '', after: '' },
  ])
  expect(lineOf(sql, place)).toBe(2)
})

test('nothing of a text is lost or added, wherever the mark is', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n'), { maxLength: 60 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.nat(60), fc.nat(10), (given, start, length) => {
      const place = { start, end: start + length }
      const lines = sqlLines(given, place)
      expect(lines.map(({ before, marked, after }) => before + marked + after).join('\n')).toBe(given)
      const marked = lines.map((line) => line.marked).join('')
      expect(marked).toBe(given.slice(start, start + length).replaceAll('\n', ''))
    }),
  )
})
