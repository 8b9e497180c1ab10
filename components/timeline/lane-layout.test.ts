import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOutLane, leastBarPx } from '#/components/timeline/lane-layout.ts'

type Item = { id: number; leftPx: number; rightPx: number }

const widthPx = 1_000
const items = fc
  .array(fc.tuple(fc.integer({ min: -300, max: 1_100 }), fc.integer({ min: 0, max: 700 })), { maxLength: 80 })
  .map((pairs) => pairs.map(([leftPx, lengthPx], id): Item => ({ id, leftPx, rightPx: leftPx + lengthPx })))
const layOut = (given: Item[]) => layOutLane(given, (item) => item, widthPx)

describe('a lane', () => {
  test('shows each run once, within the lane and wide enough to be hit', () => {
    fc.assert(
      fc.property(items, (given) => {
        const { bars, rows } = layOut(given)
        const shown = bars.flatMap((bar) => bar.items.map(({ id }) => id))
        expect(shown.toSorted((a, b) => a - b)).toEqual(given.map(({ id }) => id))
        expect(rows).toBeLessThanOrEqual(3)
        for (const { leftPx, rightPx, row } of bars) {
          expect(leftPx).toBeGreaterThanOrEqual(0)
          expect(rightPx).toBeLessThanOrEqual(widthPx)
          expect(rightPx - leftPx).toBeGreaterThanOrEqual(leastBarPx)
          expect(row).toBeLessThan(rows)
        }
      }),
    )
  })

  test('draws nothing over anything else', () => {
    fc.assert(
      fc.property(items, (given) => {
        const byRow = Map.groupBy(layOut(given).bars, ({ row }) => row)
        for (const bars of byRow.values()) {
          const ordered = bars.toSorted((a, b) => a.leftPx - b.leftPx)
          for (const [at, bar] of ordered.entries()) {
            expect(bar.rightPx).toBeLessThan(ordered[at + 1]?.leftPx ?? Infinity)
          }
        }
      }),
    )
  })

  test('stacks up to three that overlap, and batches more', () => {
    const at = (leftPx: number, id: number): Item => ({ id, leftPx, rightPx: leftPx + 100 })
    expect(
      layOut([at(0, 0), at(10, 1), at(20, 2), at(300, 3)]).bars.map(({ row, items: { length } }) => [row, length]),
    ).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [0, 1],
    ])
    const four = layOut([at(0, 0), at(10, 1), at(20, 2), at(30, 3)])
    expect(four.bars.map(({ row, items: { length } }) => [row, length])).toEqual([[0, 4]])
  })
})
