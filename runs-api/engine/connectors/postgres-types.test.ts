import { describe, expect, test } from 'vitest'
import { columnKindOf, typeOfShape, widenShape } from './postgres-types.ts'

const numeric = 1700

function shapeOf(...values: string[]): string {
  const shape = { integerDigits: 0, scale: 0, isOther: false }
  for (const value of values) widenShape(shape, value)
  return typeOfShape(shape)
}

describe('columnKindOf', () => {
  test('a numeric with declared digits keeps them', () => {
    expect(columnKindOf(numeric, ((12 << 16) | 2) + 4)).toEqual({ kind: 'plain', type: 'DECIMAL(12,2)' })
  })

  test('a numeric without digits, with too many or with a negative scale is measured', () => {
    const negativeScale = ((5 << 16) | (-2 & 0x7ff)) + 4
    for (const modifier of [-1, ((60 << 16) | 2) + 4, negativeScale]) {
      expect(columnKindOf(numeric, modifier)).toEqual({ kind: 'numeric' })
    }
  })

  test('a type that is not known stays text', () => {
    expect(columnKindOf(869, -1)).toEqual({ kind: 'plain', type: 'VARCHAR' })
  })
})

describe('the shape of a numeric', () => {
  test('the decimal holds the widest integer part and the longest fraction seen', () => {
    expect(shapeOf('1', '-1234.5', '0.125')).toBe('DECIMAL(7,3)')
    expect(shapeOf('12345678901234567890')).toBe('DECIMAL(20,0)')
  })

  test('NaN, more than 38 digits or no value at all make it a double', () => {
    expect(shapeOf('1', 'NaN')).toBe('DOUBLE')
    expect(shapeOf('1'.repeat(39))).toBe('DOUBLE')
    expect(shapeOf()).toBe('DOUBLE')
  })
})
