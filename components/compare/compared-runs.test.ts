import { expect, test } from 'vitest'
import { comparePath, runAddress } from '#/components/compare/compared-runs.ts'

test('an address of two runs is read as it is written', () => {
  const [a, b] = [
    { report: '0123456789ab', run: 'ba9876543210' },
    { report: '0123456789ab', run: '0000000000ff' },
  ]
  const { searchParams } = new URL(comparePath('acme', a, b), 'http://web')
  expect([runAddress(searchParams.get('a') ?? ''), runAddress(searchParams.get('b') ?? '')]).toEqual([a, b])
})

test('what is not two tokens is no run', () => {
  for (const text of [undefined, '', 'x', '0123456789ab', '0123456789ab/../..', ['a', 'b']])
    expect(runAddress(text)).toBeNull()
})
