import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadedRuns } from '#/lib/queries/loaded-runs.ts'
import { runPages } from '#/lib/queries/testing-runs.ts'

test('runs of many pages, empty ones among them, are one row in which each knows its place', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4), { maxLength: 8 }), (lengths) => {
      const pages = lengths.map((length, page) => Array.from({ length }, (_run, at) => `${page}-${at}`))
      const runs = loadedRuns(runPages(pages))
      const tokens = pages.flat()
      expect(runs.count).toBe(tokens.length)
      expect(tokens.map((_token, at) => runs.at(at)?.token)).toEqual(tokens)
      expect(tokens.map(runs.indexOf)).toEqual(tokens.map((_token, at) => at))
    }),
  )
})

test('there is nothing beyond the ends, and a run that is not loaded is nowhere', () => {
  const runs = loadedRuns(runPages([['a'], ['b']]))
  expect([runs.at(-1), runs.at(2), runs.indexOf('c')]).toEqual([undefined, undefined, -1])
  expect(loadedRuns(undefined).count).toBe(0)
})
