import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDifference } from '#/components/compare/line-difference.ts'

const text = fc
  .array(fc.constantFrom('select', 'from a', 'from b', 'where x'), { maxLength: 12 })
  .map((lines) => lines.join('\n'))

test('no line of either text is lost, shown or counted', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      fc.pre(first !== second)
      const parts = lineDifference(first, second)
      const count = (other: 'first' | 'second') =>
        parts.reduce((sum, part) => sum + part.skipped + part.lines.filter(({ kind }) => kind !== other).length, 0)
      const linesIn = (whole: string) => (whole === '' ? 0 : whole.split('\n').length)
      expect(count('second')).toBe(linesIn(first))
      expect(count('first')).toBe(linesIn(second))
    }),
  )
})

test('equal lines far from a change are left out and counted', () => {
  const lines = Array.from({ length: 20 }, (_line, at) => `line ${at}`)
  const changed = lines.with(10, 'changed')
  const [part, rest] = lineDifference(lines.join('\n'), changed.join('\n'))
  expect(part?.skipped).toBe(7)
  expect(part?.lines.map(({ kind }) => kind)).toEqual([
    'both',
    'both',
    'both',
    'first',
    'second',
    'both',
    'both',
    'both',
  ])
  expect(rest).toEqual({ lines: [], skipped: 6 })
})

test('equal texts differ nowhere', () => {
  expect(lineDifference('a\nb', 'a\nb')).toEqual([])
})
