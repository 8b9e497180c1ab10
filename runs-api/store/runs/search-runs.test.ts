import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSearch } from '#/runs-api/store/runs/page-ways.ts'
import { listAndCountRuns, readRuns } from '#/runs-api/store/runs/list-runs.ts'
import { searchFirstPage } from '#/runs-api/store/runs/search-runs.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { expectedRuns, runQuestion, selectionOf } from '#/runs-api/store/testing/run-question.ts'
import { clearRuns, insertSampleRuns, sampleRun } from '#/runs-api/store/testing/sample-run.ts'

const database = openStage()

const histories = fc.array(sampleRun, { minLength: 40, maxLength: 120, size: 'max' })
/** Short pages are filled before all runs were met, long ones hardly ever. */
const search = fc
  .tuple(
    runQuestion.filter((question) => isSearch(selectionOf(question))),
    fc.constantFrom(1, 2, 40),
  )
  .map(([question, perPage]) => ({ ...question, perPage }))
const searches = fc.array(search, { minLength: 30, maxLength: 30, size: 'max' })
/** From a look at nothing, after which all is gathered or followed, to one at the whole history. */
const patience = fc.record({
  words: fc.constantFrom(1, 10, 40, 40, 1_000),
  values: fc.constantFrom(1, 10, 40, 40, 1_000),
  often: fc.constantFrom(0, 2, 10),
  whole: fc.constantFrom(0, 0, 0, 1_000),
})

describe('a search', () => {
  test('finds the first page of what a plain filter and sort give, and never counts more, however it is found', async () => {
    const { db } = database.store
    const seen = { exact: 0, atLeast: 0 }
    const property = fc.asyncProperty(histories, searches, patience, async (samples, questions, of) => {
      const runs = await insertSampleRuns(db, samples)
      for (const question of questions) {
        const { order, perPage: limit } = question
        const slice = { selection: selectionOf(question), place: null, order, limit, offset: 0 }
        const { ids, total } = await searchFirstPage(db, slice, of)
        const expected = expectedRuns(runs, question)
        const tokens = new Map((await readRuns(db, ids)).map(({ id, token }) => [id, token]))
        const page = { question, tokens: ids.map((id) => tokens.get(id)) }
        expect(page).toEqual({ question, tokens: expected.slice(0, limit).map(({ token }) => token) })
        if (total.isExact) expect({ question, count: total.count }).toEqual({ question, count: expected.length })
        else expect(total.count).toBeLessThanOrEqual(expected.length)
        expect(total.count).toBeGreaterThanOrEqual(ids.length)
        seen[total.isExact ? 'exact' : 'atLeast'] += 1
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 30 },
    )
    expect(Math.min(seen.exact, seen.atLeast)).toBeGreaterThan(5)
  }, 120_000)

  test('is listed and counted at once, exactly where the newest runs are all there are', async () => {
    const { db } = database.store
    const property = fc.asyncProperty(histories, searches, async (samples, questions) => {
      const runs = await insertSampleRuns(db, samples)
      for (const question of questions) {
        const { order, perPage: limit } = question
        const at = { order, place: null, way: 'after', limit } as const
        const found = await listAndCountRuns(db, selectionOf(question), at)
        const expected = expectedRuns(runs, question)
        const { runs: listed, hasMore, total } = found
        expect({ question, tokens: listed.map(({ token }) => token), hasMore, total }).toEqual({
          question,
          tokens: expected.slice(0, limit).map(({ token }) => token),
          hasMore: expected.length > limit,
          total: { count: expected.length, isExact: true },
        })
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 5 },
    )
  }, 120_000)
})
