import { describe, expect, test } from 'vitest'
import { countOf, countedValues } from '#/components/runs/filters/facets/counted-values.ts'

const values = [
  { value: 'b', label: 'Bee', count: 1_204, filter: 'report.eq.b' },
  { value: 'a', label: 'Ay', count: 3, filter: 'report.eq.a' },
]
const whole = { hasMore: false, partialFrom: null, leftOut: 0 }
const known = [
  { value: 'a', label: 'Ay', hint: 'known' },
  { value: 'c', label: 'Sea' },
]

describe('the values to choose from', () => {
  test('are what runs have, the most frequent first, then what else is known, and what is chosen', () => {
    const choices = countedValues({ field: 'report', values, extent: whole, known, chosen: ['a', 'gone'] })
    expect(choices.map(({ value, label, hint, count }) => [value, label, hint, count])).toEqual([
      ['b', 'Bee', undefined, 1_204],
      ['a', 'Ay', 'known', 3],
      ['c', 'Sea', undefined, 0],
      ['gone', 'gone', undefined, 0],
    ])
  })

  test('are what is known and chosen, without counts, where nothing could be counted', () => {
    const choices = countedValues({ field: 'report', values: null, extent: null, known, chosen: ['gone'] })
    expect(choices.map(({ value, count }) => [value, count])).toEqual([
      ['a', null],
      ['c', null],
      ['gone', null],
    ])
  })
})

describe('a value that is not told', () => {
  test('has no runs only where every value is told', () => {
    expect(countOf('z', 'report', { values, extent: whole })).toBe(0)
    expect(countOf('z', 'report', { values, extent: { ...whole, hasMore: true } })).toBeNull()
    expect(countOf('EU', 'parameters', { values, extent: { ...whole, leftOut: 1 } })).toBeNull()
  })

  test('may be in runs all the same, where a parameter can be written in other ways or is too long', () => {
    const told = { values, extent: whole }
    expect(countOf('EU', 'parameters', told)).toBe(0)
    for (const value of ['1', '2.50', 'null', '', 'x'.repeat(201)])
      expect(countOf(value, 'parameters', told)).toBeNull()
  })
})
