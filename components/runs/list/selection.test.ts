import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOf, noSelection, reachedTo, selectedRuns, toggled } from '#/components/runs/list/selection.ts'
import { loadedRuns } from '#/lib/queries/loaded-runs.ts'
import { runPages } from '#/components/runs/list/testing-runs.ts'

const tokens = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const runs = loadedRuns(runPages([tokens.slice(0, 3), tokens.slice(3)]))

test('a run that is toggled twice is where it was', () => {
  const once = toggled(noSelection, 'c')
  expect([...once.tokens]).toEqual(['c'])
  expect(toggled(once, 'c').tokens.size).toBe(0)
})

test('a range holds all runs between its anchor and its end, over the edges of pages and in both directions', () => {
  const down = reachedTo(toggled(noSelection, 'b'), runs, 'e')
  expect([...down.tokens].sort()).toEqual(['b', 'c', 'd', 'e'])
  const up = reachedTo(toggled(noSelection, 'e'), runs, 'b')
  expect([...up.tokens].sort()).toEqual(['b', 'c', 'd', 'e'])
})

test('a second range begins where the first began', () => {
  const first = reachedTo(toggled(noSelection, 'c'), runs, 'e')
  expect([...reachedTo(first, runs, 'a').tokens].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a range without a beginning that is loaded is the run alone', () => {
  expect([...reachedTo(noSelection, runs, 'd').tokens]).toEqual(['d'])
  expect([...reachedTo({ tokens: new Set(), anchor: 'gone' }, runs, 'd').tokens]).toEqual(['d'])
})

test('selecting a range never lets go of a run', () => {
  const token = fc.constantFrom(...tokens)
  fc.assert(
    fc.property(fc.array(token), token, token, (before, anchor, end) => {
      const selection = { tokens: new Set(before), anchor }
      const after = reachedTo(selection, runs, end).tokens
      expect([...selection.tokens, anchor, end].every((each) => after.has(each))).toBe(true)
    }),
  )
})

test('all that is loaded can be selected, and runs that left the list do not count', () => {
  expect(allOf(runs).tokens.size).toBe(tokens.length)
  const selected = selectedRuns({ tokens: new Set(['a', 'gone']), anchor: null }, runs)
  expect(selected.map(({ token }) => token)).toEqual(['a'])
})
