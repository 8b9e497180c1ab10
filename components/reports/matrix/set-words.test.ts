import { expect, test } from 'vitest'
import { setWords, tellingNames } from '#/components/reports/matrix/set-words.ts'

const sets = [
  { region: 'north', day: '2026-08-01', tags: ['a', 'b'] },
  { region: 'north', day: '2026-08-02', tags: ['a', 'b'] },
  { region: 'south', day: '2026-08-03', tags: ['a', 'b'] },
]

test('what tells parameter sets apart is said first', () => {
  const names = tellingNames(sets)
  expect(names).toEqual(['day', 'region', 'tags'])
  expect(setWords({ ...sets[0], region: null }, names).entries).toEqual([
    { name: 'day', value: '2026-08-01' },
    { name: 'region', value: '–' },
    { name: 'tags', value: 'a, b' },
  ])
})

test('a huge value is cut, a missing one not said', () => {
  const { entries, full } = setWords({ huge: 'x'.repeat(100_000) }, ['huge', 'day'])
  expect(entries).toEqual([{ name: 'huge', value: `${'x'.repeat(80)}…` }])
  expect(full.length).toBeLessThan(700)
})
