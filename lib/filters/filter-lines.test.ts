import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatLines, lineProblems, parseLines } from '#/lib/filters/filter-lines.ts'
import { formatFilter } from '#/lib/filters/run-filter.ts'
import { anyFilter } from '#/lib/filters/testing/any-filter.ts'

describe('filters as text', () => {
  test('lose nothing, neither line breaks in values nor percent signs nor what is broken', () => {
    const part = fc.constantFrom('%', '0', 'A', 'D', '25', '\n', '\r', '\r\n', 'x', '.', ',', '\\')
    const odd = fc.array(part, { minLength: 1 }).map((parts) => `parameters.a.eq.${parts.join('')}`)
    const broken = fc.string({ unit: 'binary' }).filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, broken, anyFilter.map(formatFilter))), (filters) => {
        expect(parseLines(formatLines(filters))).toEqual(filters)
      }),
    )
  })

  test('say at which line something is wrong, counting empty ones', () => {
    const problems = lineProblems('state.eq.failed\n\ncolour.eq.red\n  \nduration.gt.long')
    expect(problems.map(({ line }) => line)).toEqual([3, 5])
    expect(problems[1]?.problem).toContain('"long" is not a value of duration')
  })

  test('skip empty lines and keep spaces that belong to a value', () => {
    expect(parseLines('\ntext.has. late \n\n')).toEqual(['text.has. late '])
  })
})
