import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countRuns, countRunsUpToCap } from '#/runs-api/store/runs/count-runs.ts'
import { listRunsByPage, listRunsFrom, type ListedRun } from '#/runs-api/store/runs/list-runs.ts'
import { formatCursor, parseCursor, type Place } from '#/runs-api/store/runs/run-ordering.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { expectedRuns, runQuestion, selectionOf, type RunQuestion } from '#/runs-api/store/testing/run-question.ts'
import { clearRuns, insertSampleRuns, sampleRun, type SampleRun } from '#/runs-api/store/testing/sample-run.ts'

const database = openStage()

/** The place of a run as a link carries it to the next call. */
function placeOf(run: ListedRun | undefined, { order }: RunQuestion): Place | null {
  if (run === undefined) return null
  return parseCursor(formatCursor({ by: order.column, value: run.orderValue, id: run.id }), order)
}

type Between = () => Promise<void>
const nothing: Between = async () => undefined

async function readPages(
  question: RunQuestion,
  between = nothing,
  upToId: number | null = null,
): Promise<ListedRun[][]> {
  const pages: ListedRun[][] = []
  for (let page = 1; ; page += 1) {
    const at = { order: question.order, page, perPage: question.perPage }
    const runs = await listRunsByPage(database.store.db, selectionOf(question, upToId), at)
    if (runs.length === 0) return pages
    pages.push(runs)
    await between()
  }
}

/** Follows `after` from the start to the end, or `before` from the end to the start. */
async function follow(question: RunQuestion, way: 'after' | 'before', between = nothing): Promise<ListedRun[][]> {
  const pages: ListedRun[][] = []
  let place: Place | null = null
  for (;;) {
    const at = { order: question.order, place, way, limit: question.perPage }
    const { runs, hasMore } = await listRunsFrom(database.store.db, selectionOf(question), at)
    pages.push(runs)
    if (!hasMore) return pages
    place = placeOf(way === 'after' ? runs.at(-1) : runs[0], question)
    await between()
  }
}

/** The page before each page but the first, read back from its first run. */
async function stepBack(question: RunQuestion, pages: ListedRun[][]): Promise<ListedRun[][]> {
  const places = pages.slice(1).map(([first]) => placeOf(first, question))
  const read = places.map((place) =>
    listRunsFrom(database.store.db, selectionOf(question), {
      order: question.order,
      place,
      way: 'before',
      limit: question.perPage,
    }),
  )
  return (await Promise.all(read)).map(({ runs }) => runs)
}

const tokens = (runs: { token: string }[]): string[] => runs.map(({ token }) => token)

function pagesOf(all: string[], perPage: number): string[][] {
  return Array.from({ length: Math.ceil(all.length / perPage) }, (_, at) => all.slice(at * perPage, (at + 1) * perPage))
}

async function answers(question: RunQuestion) {
  const { db } = database.store
  const [pages, forward, backward, count, capped] = await Promise.all([
    readPages(question),
    follow(question, 'after'),
    follow(question, 'before'),
    countRuns(db, selectionOf(question)),
    countRunsUpToCap(db, selectionOf(question)),
  ])
  return {
    pages: pages.map(tokens),
    forward: forward.map(tokens).filter((page) => page.length > 0),
    stepsBack: (await stepBack(question, forward)).map(tokens),
    backward: backward.toReversed().flatMap(tokens),
    count,
    capped,
  }
}

const histories = fc.array(sampleRun, { minLength: 1, maxLength: 160, size: 'max' })

describe('a list of runs', () => {
  test('is what a plain filter and sort give, by page and by cursor, in both directions, and so is its count', async () => {
    const questions = fc.array(runQuestion, { minLength: 1, maxLength: 70, size: 'max' })
    const property = fc.asyncProperty(histories, questions, async (samples, questions) => {
      const runs = await insertSampleRuns(database.store.db, samples)
      for (const question of questions) {
        const all = tokens(expectedRuns(runs, question))
        const pages = pagesOf(all, question.perPage)
        const found = await answers(question)
        expect({ question, ...found }).toEqual({
          question,
          pages,
          forward: pages,
          stepsBack: pages.slice(0, -1),
          backward: all,
          count: all.length,
          capped: { count: all.length, isExact: true },
        })
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(database.store.db)),
      { numRuns: 8 },
    )
  }, 120_000)

  test('repeats no run and loses none while others are inserted between its pages', async () => {
    const later = fc.array(fc.array(sampleRun, { maxLength: 6 }), { minLength: 1, maxLength: 6 })
    const question = runQuestion.map((asked) => ({ ...asked, perPage: Math.ceil(asked.perPage / 4) }))
    const property = fc.asyncProperty(histories, later, question, async (samples, later, question) => {
      const runs = await insertSampleRuns(database.store.db, samples)
      const all = tokens(expectedRuns(runs, question))
      const batches: SampleRun[][] = [...later, ...later]
      const insertMore = async (): Promise<void> => {
        runs.push(...(await insertSampleRuns(database.store.db, batches.pop() ?? [])))
      }
      const upToId = Math.max(...runs.map(({ id }) => id))
      const pages = await readPages(question, insertMore, upToId)
      expect(pages.flatMap(tokens)).toEqual(all)

      const before = tokens(expectedRuns(runs, question))
      batches.push(...later, ...later)
      const followed = (await follow(question, 'after', insertMore)).flatMap(tokens)
      const after = tokens(expectedRuns(runs, question))
      expect(followed.filter((token) => before.includes(token))).toEqual(before)
      expect(followed).toEqual(after.filter((token) => followed.includes(token)))
    })
    await fc.assert(
      property.afterEach(() => clearRuns(database.store.db)),
      { numRuns: 15 },
    )
  }, 120_000)
})
