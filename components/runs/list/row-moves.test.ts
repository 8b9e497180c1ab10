import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveOfKey, movedRow } from '#/components/runs/list/row-moves.ts'

const rows = { count: 100, seen: 10, firstSeen: 40 }

test('a step goes one row on, a page as far as one sees', () => {
  expect(movedRow(5, 'next', rows)).toBe(6)
  expect(movedRow(5, 'previous', rows)).toBe(4)
  expect(movedRow(5, 'pageDown', rows)).toBe(14)
  expect(movedRow(50, 'first', rows)).toBe(0)
  expect(movedRow(50, 'last', rows)).toBe(99)
})

test('without a current row a step begins where one looks', () => {
  expect(movedRow(null, 'next', rows)).toBe(40)
  expect(movedRow(null, 'previous', rows)).toBe(40)
})

test('no key leads out of the list', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
  fc.assert(
    fc.property(fc.array(keys), fc.integer({ min: 1, max: 50 }), (presses, count) => {
      let current: number | null = null
      for (const key of presses) {
        const move = moveOfKey(key)
        if (move) current = movedRow(current, move, { count, seen: 10, firstSeen: 0 })
        expect(current).toBeGreaterThanOrEqual(0)
        expect(current).toBeLessThan(count)
      }
    }),
  )
})

test('in an empty list nothing is current', () => {
  expect(movedRow(null, 'next', { count: 0, seen: 10, firstSeen: 0 })).toBeNull()
  expect(moveOfKey('q')).toBeUndefined()
})
