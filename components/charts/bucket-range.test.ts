import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstAndLast, movedRange } from '#/components/charts/bucket-range.ts'

test('the first arrow chooses the newest bar, the next ones walk from there', () => {
  const start = movedRange(null, { key: 'ArrowLeft', isExtending: false, count: 10 })
  expect(start).toEqual({ anchor: 9, head: 9 })
  expect(movedRange(start, { key: 'ArrowLeft', isExtending: false, count: 10 })).toEqual({ anchor: 8, head: 8 })
})

test('with Shift the other end stays', () => {
  const range = movedRange({ anchor: 5, head: 5 }, { key: 'ArrowLeft', isExtending: true, count: 10 })
  expect(range && firstAndLast(range)).toEqual([4, 5])
})

test('whatever is pressed, the choice stays among the bars', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'a')
  const presses = fc.array(fc.record({ key, isExtending: fc.boolean() }), { maxLength: 40 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), presses, (count, given) => {
      let range = null
      for (const press of given) range = movedRange(range, { ...press, count }) ?? range
      if (range === null) return
      const [first, last] = firstAndLast(range)
      expect(first).toBeGreaterThanOrEqual(0)
      expect(last).toBeLessThan(count)
    }),
  )
})
