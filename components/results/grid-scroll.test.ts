import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type GridExtent,
  gridAfterScroll,
  gridAt,
  gridShowing,
  gridStart,
  rowTopPx,
  rowsInView,
  scrollHeightPx,
} from '#/components/results/grid-scroll.ts'

const small: GridExtent = { rowCount: 1_000, rowPx: 32, viewPx: 400 }
const huge: GridExtent = { rowCount: 2_000_000, rowPx: 32, viewPx: 400 }
const lastTopPx = scrollHeightPx(huge) - huge.viewPx

test('rows that fit a browser scroll as they are', () => {
  expect(scrollHeightPx(small)).toBe(32_000)
  expect(gridAfterScroll(gridStart, 12_345, small)).toEqual({ topPx: 12_345, atPx: 12_345 })
})

describe('two million rows', () => {
  test('fit into an element that every browser can lay out', () => {
    expect(scrollHeightPx(huge)).toBeLessThan(17_000_000)
  })

  test('are seen to the last one when the bar is dragged to its end', () => {
    const end = gridAfterScroll(gridStart, lastTopPx, huge)
    expect(rowsInView(end, huge, 0).end).toBe(2_000_000)
    expect(rowTopPx(1_999_999, end, 32) + 32).toBeCloseTo(scrollHeightPx(huge))
  })

  test('are passed one by one by a wheel, in the middle too', () => {
    const middle = gridAfterScroll(gridStart, lastTopPx / 2, huge)
    const next = gridAfterScroll(middle, middle.topPx + 100, huge)
    expect(next.atPx - middle.atPx).toBe(100)
    const row = rowsInView(middle, huge, 0).first
    expect(rowTopPx(row, next, 32) - next.topPx).toBeCloseTo(rowTopPx(row, middle, 32) - middle.topPx - 100)
  })

  test('are reached to the first by a wheel alone', () => {
    let now = gridAt(40_000, huge)
    const seen = new Set<number>()
    for (let turn = 0; turn < 5_000 && now.atPx > 0; turn += 1) {
      seen.add(rowsInView(now, huge, 0).first)
      now = gridAfterScroll(now, now.topPx - 30, huge)
    }
    expect(now).toEqual(gridStart)
    expect(seen.size).toBeGreaterThan(40_000 / 32 - huge.viewPx / 32)
  })

  test('are reached to the last by a wheel alone', () => {
    let now = gridAt(2_000_000 * 32 - 40_000, huge)
    for (let turn = 0; turn < 5_000 && rowsInView(now, huge, 0).end < 2_000_000; turn += 1) {
      now = gridAfterScroll(now, now.topPx + 30, huge)
    }
    expect(rowsInView(now, huge, 0).end).toBe(2_000_000)
  })
})

const extents = fc.record({
  rowCount: fc.integer({ min: 1, max: 5_000_000 }),
  rowPx: fc.constant(32),
  viewPx: fc.integer({ min: 40, max: 2_000 }),
})

test('wherever it is scrolled to, a grid shows rows that there are', () => {
  fc.assert(
    fc.property(extents, fc.array(fc.integer({ min: -500, max: 13_000_000 })), (extent, tops) => {
      let now = gridStart
      for (const top of tops) now = gridAfterScroll(now, top, extent)
      const { first, end } = rowsInView(now, extent, 0)
      expect(first).toBeGreaterThanOrEqual(0)
      expect(first).toBeLessThan(end)
      expect(end).toBeLessThanOrEqual(extent.rowCount)
    }),
  )
})

test('a row that is gone to is in view whole', () => {
  fc.assert(
    fc.property(extents, fc.nat(), fc.nat(), (extent, from, to) => {
      const row = to % extent.rowCount
      const now = gridShowing(row, gridAt(from, extent), extent)
      const topPx = rowTopPx(row, now, extent.rowPx) - now.topPx
      expect(topPx).toBeGreaterThanOrEqual(-0.001)
      expect(topPx + extent.rowPx).toBeLessThanOrEqual(Math.max(extent.viewPx, extent.rowPx) + 0.001)
    }),
  )
})
