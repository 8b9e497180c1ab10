import { expect, test } from 'vitest'
import { countChange, formatShare, secondsChange, shareChange } from '#/components/health/figure-change.ts'

test('a share that is not whole never reads as all or nothing', () => {
  expect([1, 0.99999, 0.973, 0.0001, 0].map(formatShare)).toEqual(['100 %', '99.9 %', '97.3 %', '0.1 %', '0 %'])
})

test('a change says how far and whether it is for the better', () => {
  expect(shareChange({ now: 0.98, before: 0.97 }, 'up')).toEqual({ words: '1 point more', look: 'better' })
  expect(shareChange({ now: 0.9, before: 0.97 }, 'up')).toEqual({ words: '7 points less', look: 'worse' })
  expect(countChange({ now: 2, before: 5 }, 'down')).toEqual({ words: '3 fewer', look: 'better' })
  expect(secondsChange({ now: 90, before: 30 }, 'down')).toEqual({ words: '1 min longer', look: 'worse' })
  expect(countChange({ now: 1200, before: 1 }, 'neither')).toEqual({ words: '1,199 more', look: 'same' })
  expect(countChange({ now: 3, before: 3 }, 'down')).toEqual({ words: 'the same', look: 'same' })
})

test('without a span before there is nothing to compare with', () => {
  expect(shareChange({ now: 0.5, before: null }, 'up')).toBeNull()
})
