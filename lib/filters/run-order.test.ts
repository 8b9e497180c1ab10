import { describe, expect, test } from 'vitest'
import { parseOrder } from '#/lib/filters/run-order.ts'

describe('parseOrder', () => {
  test('is newest first when nothing is asked for', () => {
    expect(parseOrder(undefined, undefined)).toEqual({ column: 'created_at', direction: 'desc' })
  })

  test('takes the reading of the specification examples and that of its table alike', () => {
    expect(parseOrder('asc', 'updated_at')).toEqual({ column: 'updated_at', direction: 'asc' })
    expect(parseOrder('updated_at', 'asc')).toEqual({ column: 'updated_at', direction: 'asc' })
  })

  test.each([
    ['sideways', undefined, 'neither a direction nor a column'],
    ['asc', 'desc', 'one column and one direction'],
    ['created_at', 'updated_at', 'one column and one direction'],
  ])('refuses order=%s and order_by=%s', (order, orderBy, problem) => {
    expect(() => parseOrder(order, orderBy)).toThrow(problem)
  })
})
