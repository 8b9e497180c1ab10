import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoffMs } from '#/lib/queries/live/backoff.ts'

describe('backoffMs', () => {
  test('doubles from a second to half a minute, and starts at once after a stream that just ended', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map((failures) => backoffMs(failures, 1) / 1_000)).toEqual([
      1, 2, 4, 8, 16, 30, 30, 30,
    ])
    expect(backoffMs(0, 1)).toBe(500)
  })

  test('never waits less for more failures by the same chance, nor ever more than half a minute', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
        expect(backoffMs(failures + 1, chance)).toBeGreaterThanOrEqual(backoffMs(failures, chance))
        expect(backoffMs(failures, chance)).toBeLessThanOrEqual(30_000)
      }),
    )
  })

  test('spreads the tries of many over a quarter of the time', () => {
    expect(backoffMs(5, 0)).toBe(12_000)
  })
})
