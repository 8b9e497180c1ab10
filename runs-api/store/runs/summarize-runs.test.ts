import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import { bucketWidth, summarizeRuns } from '#/runs-api/store/runs/summarize-runs.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { expectedRuns, runQuestion, selectionOf } from '#/runs-api/store/testing/run-question.ts'
import { clearRuns, insertSampleRuns, sampleRun, type StoredRun } from '#/runs-api/store/testing/sample-run.ts'
import { setStage } from '#/runs-api/store/testing/stage.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await setStage(database.store.db)
})
afterAll(() => database.drop())

function countStates(runs: StoredRun[]): Partial<Record<RunState, number>> {
  const counts = runStates.map((state) => [state, runs.filter((run) => run.state === state).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** The value below which a part of the durations lies, between two of them in proportion. */
function percentileMs(runs: StoredRun[], part: number): number | null {
  const durations = runs
    .flatMap(({ startedAt, completedAt }) =>
      startedAt === null || completedAt === null ? [] : [completedAt - startedAt],
    )
    .toSorted((a, b) => a - b)
  const place = part * (durations.length - 1)
  const [below, above] = [durations[Math.floor(place)], durations[Math.ceil(place)]]
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place))
}

function summaryOf(runs: StoredRun[]) {
  const times = runs.map(({ createdAt }) => createdAt).toSorted((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  const firstAt = first === undefined ? null : new Date(first)
  const lastAt = last === undefined ? null : new Date(last)
  const bucketSeconds = firstAt === null || lastAt === null ? 3_600 : bucketWidth(firstAt, lastAt)
  const widthMs = bucketSeconds * 1_000
  const buckets = [...Map.groupBy(runs, ({ createdAt }) => Math.floor(createdAt / widthMs) * widthMs)]
    .toSorted(([a], [b]) => a - b)
    .map(([from, inside]) => ({ from: new Date(from), states: countStates(inside) }))
  return { firstAt, lastAt, bucketSeconds, states: countStates(runs), buckets }
}

describe('summarizeRuns', () => {
  test('tells of the runs a filter leaves what counting them one by one tells', async () => {
    const { db } = database.store
    const samples = fc.array(sampleRun, { maxLength: 80, size: 'max' })
    const questions = fc.array(runQuestion, { minLength: 10, maxLength: 20 })
    const property = fc.asyncProperty(samples, questions, async (samples, questions) => {
      const runs = await insertSampleRuns(db, samples)
      for (const question of questions) {
        const selected = expectedRuns(runs, question)
        const { medianMs, p95Ms, ...summary } = await summarizeRuns(db, selectionOf(question))
        expect({ question, ...summary }).toEqual({ question, ...summaryOf(selected) })
        expect(medianMs ?? -1).toBeCloseTo(percentileMs(selected, 0.5) ?? -1)
        expect(p95Ms ?? -1).toBeCloseTo(percentileMs(selected, 0.95) ?? -1)
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 8 },
    )
  }, 60_000)
})

describe('bucketWidth', () => {
  test('needs at most a hundred buckets for any span up to a lifetime', () => {
    const moment = fc.date({ min: new Date('1950-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const widthMs = bucketWidth(from, to) * 1_000
        const buckets = Math.floor(to.getTime() / widthMs) - Math.floor(from.getTime() / widthMs) + 1
        expect(buckets).toBeLessThanOrEqual(100)
      }),
    )
  })
})
