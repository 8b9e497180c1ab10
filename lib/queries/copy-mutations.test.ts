import { expect, test } from 'vitest'
import { duplicateWaitMs } from '#/lib/queries/copy-mutations.ts'

test('a duplication is asked after ever more rarely, and never less than every five seconds', () => {
  const waits = Array.from({ length: 12 }, (_, asked) => duplicateWaitMs(asked))
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect([waits[0], waits.at(-1)]).toEqual([300, 5_000])
})
