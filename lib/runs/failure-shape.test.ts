import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureShape, messageParts } from '#/lib/runs/failure-shape.ts'

const words = fc.constantFrom(
  "'",
  '"',
  ' ',
  '?',
  '-',
  '.',
  'x',
  "can't",
  '17',
  '4.5e3',
  '0x7f',
  '2026-08-07',
  '4d5e6f708192',
  'שלום',
  '𝕏',
)
const message = fc.array(words, { maxLength: 14 }).map((all) => all.join(''))

describe('the parts of a message', () => {
  test('are its values and what stands between them', () => {
    expect(messageParts(`Could not read 'FM-1' as a number, row 17`)).toEqual([
      { text: 'Could not read ', varies: false },
      { text: `'FM-1'`, varies: true },
      { text: ' as a number, row ', varies: false },
      { text: '17', varies: true },
    ])
  })

  test('are the message when joined, and its shape without the values', () => {
    const property = fc.property(message, (text) => {
      const parts = messageParts(text)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      // Values that touch are one part.
      const shape = parts.map((part) => (part.varies ? '?' : part.text)).join('')
      expect(shape.replaceAll(/\?+/g, '?')).toBe(failureShape(text).replaceAll(/\?+/g, '?'))
    })
    fc.assert(property, { numRuns: 500 })
  })
})
