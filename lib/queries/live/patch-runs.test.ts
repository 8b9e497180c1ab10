import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patchPages, youngerThan } from '#/lib/queries/live/patch-runs.ts'
import { loadedRuns } from '#/lib/queries/loaded-runs.ts'
import { runPages, testingRun } from '#/lib/queries/testing-runs.ts'

const changedTo = (...runs: ReturnType<typeof testingRun>[]) => new Map(runs.map((run) => [run.token, run]))

describe('patchPages', () => {
  test('changes the run that is loaded, in its place; other pages and rows stay the same objects', () => {
    const data = runPages([['a', 'b'], ['c', 'd'], ['e']])
    const patched = patchPages(data, changedTo(testingRun('c', { state: 'failed' }), testingRun('new')))
    expect(loadedRuns(patched).at(2)?.state).toBe('failed')
    expect(loadedRuns(patched).count).toBe(5)
    expect(patched.pages[0]).toBe(data.pages[0])
    expect(patched.pages[2]).toBe(data.pages[2])
    expect(patched.pages[1]?.runs[1]).toBe(data.pages[1]?.runs[1])
    expect(patched.pageParams).toBe(data.pageParams)
  })

  test('gives the same pages when nothing changed, and keeps the parts of a run that are equal', () => {
    const data = runPages([['a', 'b']])
    expect(patchPages(data, changedTo(testingRun('a'), testingRun('x')))).toBe(data)
    const patched = patchPages(data, changedTo(testingRun('a', { isLatest: true })))
    expect(patched.pages[0]?.runs[0]?.parameters).toBe(data.pages[0]?.runs[0]?.parameters)
  })

  test('never adds, drops or moves a run, whatever changes and however often', () => {
    const token = fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y')
    const change = fc.tuple(token, fc.constantFrom('failed', 'enqueued', 'succeeded'))
    fc.assert(
      fc.property(fc.array(fc.array(change)), (batches) => {
        const data = runPages([['a', 'b'], [], ['c', 'd']])
        const patched = batches.reduce(
          (pages, batch) => patchPages(pages, changedTo(...batch.map(([name, state]) => testingRun(name, { state })))),
          data,
        )
        expect(patched.pages.map(({ runs }) => runs.map(({ token }) => token))).toEqual([['a', 'b'], [], ['c', 'd']])
        const last = new Map<string, string>(batches.flat())
        for (const { token, state } of patched.pages.flatMap(({ runs }) => runs)) {
          expect(state).toBe(last.get(token) ?? 'succeeded')
        }
      }),
    )
  })
})

test('only what is younger than a page is younger', () => {
  const data = runPages([['a', 'b']])
  const later = testingRun('a', { updatedAt: '2026-08-07T07:47:07.000Z' })
  const earlier = testingRun('b', { updatedAt: '2026-08-07T07:47:06.000Z' })
  expect([...youngerThan(data, changedTo(later, earlier, testingRun('x'))).keys()]).toEqual(['a'])
})
