import { expect, test } from 'vitest'
import { formatAmount, formatBytes } from '#/lib/format/quantity.ts'

test.each([
  [0, '0 B'],
  [532, '532 B'],
  [999, '999 B'],
  [1240, '1.2 kB'],
  [999_700, '1 MB'],
  [48_300_000, '48 MB'],
  [5e15, '5000 TB'],
])('%d bytes read as %s', (bytes, expected) => {
  expect(formatBytes(bytes)).toBe(expected)
})

test('a noun is in the plural unless there is one', () => {
  expect(formatAmount(1, 'run')).toBe('1 run')
  expect(formatAmount(0, 'run')).toBe('0 runs')
  expect(formatAmount(12_482, 'query', 'queries')).toBe('12,482 queries')
})
