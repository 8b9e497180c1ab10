import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  middleAround,
  momentOf,
  nextZoom,
  windowOf,
  zoomInto,
  zoomMs,
  zooms,
} from '#/components/timeline/time-window.ts'

const zoom = fc.constantFrom(...zooms)
const moment = fc.integer({ min: Date.UTC(1980), max: Date.UTC(2100) })

describe('the window of the timeline', () => {
  test('is as wide as its zoom says, and holds now while it goes along with it', () => {
    fc.assert(
      fc.property(zoom, moment, (zoom, nowMs) => {
        const { fromMs, toMs } = windowOf(zoom, null, nowMs)
        expect(toMs - fromMs).toBe(zoomMs[zoom])
        expect((nowMs - fromMs) / (toMs - fromMs)).toBeCloseTo(0.8, 1)
      }),
    )
  })

  test('keeps the moment under the pointer in its place, but for a step', () => {
    fc.assert(
      fc.property(
        fc.tuple(zoom, zoom),
        moment,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([from, to], atMs, share) => {
          const before = windowOf(from, atMs, 0)
          const pointedMs = before.fromMs + share * (before.toMs - before.fromMs)
          const after = windowOf(to, middleAround(before, pointedMs, to), 0)
          expect(Math.abs((pointedMs - after.fromMs) / zoomMs[to] - share)).toBeLessThanOrEqual(0.5 / 48 + 1e-9)
        },
      ),
    )
  })
})

test('zooming stops at an hour and at a week', () => {
  expect([nextZoom('1d', 1), nextZoom('1h', 1), nextZoom('1d', -1), nextZoom('1w', -1)]).toEqual([
    '6h',
    '1h',
    '1w',
    '1w',
  ])
})

test.each([
  [5 * 3_600_000, '1w', '6h'],
  [1, '1w', '1h'],
  [20 * 3_600_000, '1w', '1d'],
  [20 * 3_600_000, '1d', '6h'],
  [1, '1h', null],
] as const)('a stretch of %d ms seen in %s is shown in %s', (lengthMs, zoom, expected) => {
  expect(zoomInto(lengthMs, zoom)).toBe(expected)
})

test.each([
  ['2026-08-07T07:47:06.501Z', Date.UTC(2026, 7, 7, 7, 47, 6, 501)],
  ['yesterday', null],
  ['9999-01-01', null],
  ['', null],
  [null, null],
])('the moment %j is %j', (text, expected) => {
  expect(momentOf(text)).toBe(expected)
})
