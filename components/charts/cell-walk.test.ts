import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, newestStop, walkedTo } from '#/components/charts/cell-walk.ts'

const stops = [[0, 3], [], [1], [0, 1, 2, 3]]

test.each([
  ['ArrowRight', { row: 0, column: 0 }, { row: 0, column: 3 }],
  ['ArrowRight', { row: 0, column: 3 }, null],
  ['ArrowLeft', { row: 3, column: 2 }, { row: 3, column: 1 }],
  ['ArrowDown', { row: 0, column: 3 }, { row: 2, column: 1 }],
  ['ArrowUp', { row: 2, column: 1 }, { row: 0, column: 0 }],
  ['ArrowUp', { row: 0, column: 0 }, null],
  ['Home', { row: 3, column: 2 }, { row: 3, column: 0 }],
  ['End', { row: 3, column: 0 }, { row: 3, column: 3 }],
  ['x', { row: 3, column: 0 }, null],
])('%s from %j leads to %j', (key, from, to) => {
  expect(walkedTo(stops, from, key)).toEqual(to)
})

test('walking begins at the newest stop', () => {
  expect(newestStop(stops)).toEqual({ row: 0, column: 3 })
  expect(newestStop([[], []])).toBeNull()
})

test('arrows reach every stop', () => {
  const row = fc.uniqueArray(fc.nat(6), { maxLength: 5 }).map((columns) => columns.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const seen = new Set<string>()
      const first = newestStop(rows)
      const open: Cell[] = first === null ? [] : [first]
      for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
        const name = `${cell.row} ${cell.column}`
        if (seen.has(name)) continue
        seen.add(name)
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
          const next = walkedTo(rows, cell, key)
          if (next !== null) open.push(next)
        }
      }
      expect(seen.size).toBe(rows.flat().length)
    }),
  )
})
