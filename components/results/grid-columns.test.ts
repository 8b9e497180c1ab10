import { expect, test } from 'vitest'
import { columnsInView, leftShowing, placeColumns, totalWidthPx } from '#/components/results/grid-columns.ts'

const names = Array.from({ length: 300 }, (_, index) => ({ name: `column ${index}`, type: 'VARCHAR' }))
const columns = placeColumns(names, [])

test('columns stand side by side without a gap', () => {
  for (const [index, { leftPx, widthPx }] of columns.entries()) {
    expect(columns[index + 1]?.leftPx ?? totalWidthPx(columns)).toBe(leftPx + widthPx)
  }
})

test('a column is as wide as its values, but never as wide as a novel', () => {
  const type = { name: 'a', type: 'VARCHAR' }
  const [narrow, wide, novel] = ['no', 'a line of some length', 'x'.repeat(100_000)].map((a) =>
    totalWidthPx(placeColumns([type], [{ a }])),
  )
  expect(narrow).toBeLessThan(wide ?? 0)
  expect(wide).toBeLessThan(novel ?? 0)
  expect(novel).toBeLessThan(400)
})

test('of 300 columns only those in view are drawn, wherever one stands', () => {
  for (let fromPx = 0; fromPx < totalWidthPx(columns); fromPx += 97) {
    const { first, end } = columnsInView(columns, fromPx, fromPx + 900)
    expect(end - first).toBeLessThan(16)
    const drawn = columns.slice(first, end)
    expect(drawn[0]?.leftPx).toBeLessThanOrEqual(fromPx)
    expect(totalWidthPx(drawn)).toBeGreaterThanOrEqual(Math.min(fromPx + 900, totalWidthPx(columns)))
  }
})

test('a column that is gone to is in view whole', () => {
  for (const column of columns) {
    const at = leftShowing(column, 4_000, 500)
    expect(column.leftPx).toBeGreaterThanOrEqual(at)
    expect(column.leftPx + column.widthPx).toBeLessThanOrEqual(at + 500)
  }
})
