import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFilter, parseFilter, readFilter } from '#/lib/filters/run-filter.ts'
import { anyFilter } from '#/lib/filters/testing/any-filter.ts'

describe('parseFilter', () => {
  test('reads back every filter that can be written', () => {
    fc.assert(
      fc.property(anyFilter, (given) => {
        expect(parseFilter(formatFilter(given))).toEqual(given)
      }),
    )
  })

  test('takes the specification its own examples', () => {
    expect(parseFilter('updated_at.lt.2019-10-23T06:23:01Z')).toEqual({
      field: 'updated_at',
      parameter: null,
      operator: 'lt',
      values: ['2019-10-23T06:23:01Z'],
    })
  })

  test.each([
    ['', '"" is not a field'],
    ['created_at', 'is written <field>.<operator>.<value>'],
    ['created_at.gt', 'is written <field>.<operator>.<value>'],
    ['created_at.after.2026-01-01', '"after" is not an operator'],
    ['created_at.gt.yesterday', '"yesterday" is not a value of created_at'],
    ['created_at.gt.2026-02-30', '"2026-02-30" is not a value of created_at'],
    ['created_at.has.2026-02-20', 'created_at takes gt'],
    ['state.eq.done', '"done" is not a value of state, which takes one of pending'],
    ['state.in.failed,done', '"done"'],
    ['duration.gt.-1', '"-1"'],
    ['parameters.region', 'parameters.<name>.<operator>.<value>'],
    ['parameters..eq.x', 'parameters.<name>.<operator>.<value>'],
    ['colour.eq.red', '"colour" is not a field'],
    ['open.eq.yes', 'true or false'],
    ['toString.eq.x', '"toString" is not a field'],
    ['text.has. ', 'the words to look for'],
    ['parameters.a.eq.\0', 'NUL'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(() => parseFilter(text)).toThrow(problem)
  })
})

describe('readFilter', () => {
  test('says only what is wrong, for a place where the filter itself stands', () => {
    expect(readFilter('colour.eq.red').problem).toMatch(/^"colour" is not a field; there are /)
    expect(readFilter(`state.eq.${'x'.repeat(300)}`).problem).toMatch(/^"xxx.*" is not a value of state/)
  })

  test('never throws, whatever an address holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { filter, problem } = readFilter(text)
        expect(filter === null).toBe(problem !== null)
      }),
    )
  })
})
