import { describe, expect, test } from 'vitest'
import { choose, chosenSummary } from '#/components/ui/choices.ts'

const choices = ['web', 'shop', 'fair', 'fax'].map((value) => ({ value, label: value.toUpperCase() }))

test.each([
  [[], ''],
  [['fair', 'web'], 'WEB, FAIR'],
  [['web', 'shop', 'fair'], '3 of 4: WEB, SHOP, FAIR'],
  [['fax', 'fair', 'shop', 'web'], 'All 4'],
])('%j is said as %j', (chosen, said) => {
  expect(chosenSummary(choices, chosen)).toBe(said)
})

test('of many the first are named', () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ value: String(at), label: `#${at}` }))
  const values = many.slice(1).map(({ value }) => value)
  expect(chosenSummary(many, values)).toBe('49 of 50: #1, #2, #3, #4, #5, #6, #7, #8…')
})

describe('choose', () => {
  test('keeps the order of the choices, whatever came first', () => {
    expect(choose(choices, ['fax'], { more: ['shop', 'web'] })).toEqual(['web', 'shop', 'fax'])
  })

  test('takes away what was found, and leaves the rest', () => {
    expect(choose(choices, ['web', 'shop', 'fax'], { fewer: ['web', 'fax', 'fair'] })).toEqual(['shop'])
  })
})
