import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastWords, parseRelative, readLastWords, relativeText, relativeUnits } from '#/lib/filters/relative-time.ts'

const time = fc.record({ amount: fc.integer({ min: 1, max: 999_999 }), unit: fc.constantFrom(...relativeUnits) })

describe('a relative time', () => {
  test('reads back from its grammar and from its words', () => {
    fc.assert(
      fc.property(time, (given) => {
        expect(parseRelative(relativeText(given))).toEqual(given)
        expect(readLastWords(lastWords(given))).toEqual(given)
      }),
    )
  })

  test.each([
    ['now-7d', 'last 7 days'],
    ['now-1h', 'last hour'],
    ['now-90m', 'last 90 minutes'],
  ])('%s reads %s', (text, words) => {
    const read = parseRelative(text)
    expect(read && lastWords(read)).toBe(words)
  })

  test.each(['now', 'now+7d', 'now-0d', 'now-7y', '2026-08-07'])('%s is none', (text) => {
    expect(parseRelative(text)).toBeNull()
  })

  test.each([
    ['7d', 'now-7d'],
    ['36 hours', 'now-36h'],
    ['Past Week', 'now-1w'],
    ['in the last 2 weeks', 'now-2w'],
    ['30 min', 'now-30m'],
  ])('%s is understood as %s', (words, text) => {
    const read = readLastWords(words)
    expect(read && relativeText(read)).toBe(text)
  })

  test.each(['', '7', 'last', 'yesterday', '0 days', '7 years', 'last 1234567 days'])('%j is not', (words) => {
    expect(readLastWords(words)).toBeNull()
  })
})
