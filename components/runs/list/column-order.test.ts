import { expect, test } from 'vitest'
import { orderedColumn } from '#/components/runs/list/column-order.ts'

test('a second press on a heading turns the order round', () => {
  const once = orderedColumn(null, 'duration')
  expect(once).toEqual({ column: 'duration', direction: 'desc' })
  expect(orderedColumn(once, 'duration')).toEqual({ column: 'duration', direction: 'asc' })
})

test('names begin with the first of the alphabet, times with the newest', () => {
  expect(orderedColumn({ column: 'duration', direction: 'asc' }, 'report').direction).toBe('asc')
  expect(orderedColumn({ column: 'report', direction: 'asc' }, 'created_at').direction).toBe('desc')
})
