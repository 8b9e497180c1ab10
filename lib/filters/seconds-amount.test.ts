import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf, secondsOf } from '#/lib/filters/seconds-amount.ts'

describe('an amount of seconds', () => {
  test('means the same in the unit it is shown in', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.constantFrom('', '.5', '.25', '.000001'), (whole, rest) => {
        const seconds = `${whole}${rest}`
        expect(Number(secondsOf(amountOf(seconds)))).toBe(Number(seconds))
      }),
    )
  })

  test.each([
    ['90', '90', 's'],
    ['120', '2', 'min'],
    ['5400', '90', 'min'],
    ['7200', '2', 'h'],
    ['0', '0', 's'],
    ['0.5', '0.5', 's'],
  ])('of %s is %s %s', (seconds, amount, unit) => {
    expect(amountOf(seconds)).toEqual({ amount, unit })
  })

  test('takes a comma for a point, and leaves nonsense to the grammar', () => {
    expect(secondsOf({ amount: '1,5', unit: 'min' })).toBe('90')
    expect(secondsOf({ amount: 'long', unit: 'h' })).toBe('NaN')
  })
})
