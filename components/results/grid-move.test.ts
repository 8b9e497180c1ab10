import { expect, test } from 'vitest'
import { gridMove } from '#/components/results/grid-move.ts'

const size = { rowCount: 2_000_000, columnCount: 300, pageRows: 12 }
const middle = { row: 100, column: 5 }

test.each<[string, { row: number; column: number }]>([
  ['ArrowDown', { row: 101, column: 5 }],
  ['ArrowLeft', { row: 100, column: 4 }],
  ['PageUp', { row: 88, column: 5 }],
  ['mod+End', { row: 1_999_999, column: 299 }],
  ['End', { row: 100, column: 299 }],
  ['mod+Home', { row: 0, column: 0 }],
])('%s leads to %j', (key, place) => {
  expect(gridMove(key, middle, size)).toEqual(place)
})

test('no key leads out of the grid, but up to its headings', () => {
  for (const key of ['ArrowUp', 'ArrowLeft', 'PageUp']) {
    expect(gridMove(key, { row: -1, column: 0 }, size)).toEqual({ row: -1, column: 0 })
  }
  for (const key of ['ArrowDown', 'ArrowRight', 'PageDown']) {
    expect(gridMove(key, { row: 1_999_999, column: 299 }, size)).toEqual({ row: 1_999_999, column: 299 })
  }
})

test('a page up from the first rows stops at the first', () => {
  expect(gridMove('PageUp', { row: 5, column: 0 }, size)).toEqual({ row: 0, column: 0 })
})

test('other keys are left to the page', () => {
  expect(gridMove('x', middle, size)).toBeNull()
  expect(gridMove('toString', middle, size)).toBeNull()
})
