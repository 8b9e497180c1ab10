import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilter } from '#/lib/filters/run-filter.ts'
import { runStates } from '#/lib/runs/run-state.ts'
import { summarizeRuns, type Summary } from '#/runs-api/store/runs/summarize-runs.ts'
import type { SummaryFigures } from '#/runs-api/store/runs/summary-figures.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import type { SampleCondition } from '#/runs-api/store/testing/sample-condition.ts'
import { expectedRuns, runQuestion, selectionOf, type RunQuestion } from '#/runs-api/store/testing/run-question.ts'
import {
  clearRuns,
  insertSampleRuns,
  movedTo,
  sampleRun,
  type SampleRun,
  type StoredRun,
} from '#/runs-api/store/testing/sample-run.ts'
import { acme, collections, people, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const hourMs = 3_600_000
/** Where clocks change in Berlin, and a week later in New York. */
const changeMs = Date.UTC(2025, 9, 26)

/** Runs of some weeks, many of them at an edge of something. */
const spreadRun: fc.Arbitrary<SampleRun> = fc
  .tuple(
    sampleRun,
    fc.integer({ min: -300, max: 300 }),
    fc.oneof(fc.constantFrom(0, 1, -1), fc.integer({ min: 0, max: hourMs })),
  )
  .map(([run, quarters, ms]) => movedTo(run, changeMs + (quarters * hourMs * 5) / 4 + ms))

/** What rollups answer, alone and together, besides the conditions of every other question. */
const toldConditions: fc.Arbitrary<SampleCondition[]> = fc
  .record({
    state: fc.option(fc.constantFrom(...runStates)),
    notState: fc.option(fc.constantFrom(...runStates)),
    person: fc.option(fc.constantFrom(...people)),
    report: fc.option(fc.constantFrom(...reports)),
    collection: fc.option(fc.constantFrom(...collections)),
    from: fc.option(fc.integer({ min: -400, max: 0 })),
    to: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ state, notState, person, report, collection, from, to }) => {
    const inCollection = reports.filter(({ collectionId }) => collectionId === collection?.id).map(({ id }) => id)
    const moment = (hours: number): number => changeMs + hours * hourMs + 1_234
    const written = (hours: number): string => new Date(moment(hours)).toISOString()
    const conditions: (SampleCondition | null)[] = [
      state && { text: `state.eq.${state}`, holds: (run) => run.state === state },
      notState && { text: `state.nin.${notState},failed`, holds: ({ state }) => ![notState, 'failed'].includes(state) },
      person && { text: `executed_by.eq.${person.username}`, holds: (run) => run.executedById === person.id },
      report && { text: `report.eq.${report.token}`, holds: (run) => run.reportId === report.id },
      collection && { text: `collection.eq.${collection.token}`, holds: (run) => inCollection.includes(run.reportId) },
      from === null ? null : { text: `created_at.gt.${written(from)}`, holds: (run) => run.createdAt > moment(from) },
      to === null ? null : { text: `created_at.lte.${written(to)}`, holds: (run) => run.createdAt <= moment(to) },
    ]
    return conditions.filter((condition) => condition !== null)
  })

const question: fc.Arbitrary<RunQuestion> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(runQuestion, toldConditions).map(([asked, conditions]) => ({ ...asked, conditions })),
  },
  { weight: 1, arbitrary: runQuestion },
)

function percentileMs(runs: StoredRun[], part: number): number | null {
  const durations = runs
    .flatMap((run) => (run.startedAt === null || run.completedAt === null ? [] : [run.completedAt - run.startedAt]))
    .toSorted((a, b) => a - b)
  const place = part * (durations.length - 1)
  const [below, above] = [durations[Math.floor(place)], durations[Math.ceil(place)]]
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place))
}

function expectFigures({ states, medianMs, p95Ms }: SummaryFigures, runs: StoredRun[]): void {
  const counts = runStates.map((state) => [state, runs.filter((run) => run.state === state).length] as const)
  expect(states).toEqual(Object.fromEntries(counts.filter(([, count]) => count > 0)))
  for (const [estimate, exact] of [
    [medianMs, percentileMs(runs, 0.5)] as const,
    [p95Ms, percentileMs(runs, 0.95)] as const,
  ]) {
    if (estimate === null || exact === null) expect(estimate).toBe(exact)
    else expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.0501))
  }
}

function expectSummary(summary: Summary, runs: StoredRun[], timeZone: string | null): void {
  expectFigures(summary, runs)
  for (const { from, to, ...figures } of summary.buckets) {
    expectFigures(
      figures,
      runs.filter(({ createdAt }) => createdAt >= from.getTime() && createdAt < to.getTime()),
    )
  }
  const times = runs.map(({ createdAt }) => createdAt)
  const inBuckets = times.filter((ms) =>
    summary.buckets.some(({ from, to }) => ms >= from.getTime() && ms < to.getTime()),
  )
  expect(inBuckets).toHaveLength(times.length)
  if (timeZone === null && times.length > 0) {
    expect([summary.from, summary.to]).toEqual([new Date(Math.min(...times)), new Date(Math.max(...times))])
  }
}

const shape = fc.record({
  maxBuckets: fc.constantFrom(1, 2, 7, 24, 60, 200),
  timeZone: fc.constantFrom(null, 'UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu'),
  limits: fc.constant({ exactUpTo: 0, budgetMs: 10_000 }),
})

describe('summarizeRuns of many runs', () => {
  test('tells what counting them one by one tells, in any zone, and their durations within 5 %', async () => {
    const { db } = database.store
    const samples = fc.array(spreadRun, { minLength: 1, maxLength: 100, size: 'max' })
    const questions = fc.array(fc.tuple(question, shape), { minLength: 20, maxLength: 30, size: 'max' })
    const property = fc.asyncProperty(samples, questions, async (samples, questions) => {
      const stored = await insertSampleRuns(db, samples)
      for (const [asked, shape] of questions) {
        const summary = await summarizeRuns(db, selectionOf(asked), shape)
        expect(summary.partialFrom).toBeNull()
        expectSummary(summary, expectedRuns(stored, asked), shape.timeZone)
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 10 },
    )
  }, 120_000)

  test('says since when it counted where it could not look at all of them in time', async () => {
    const { db } = database.store
    const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
    const [some] = fc.sample(spreadRun, { numRuns: 1, seed: 1 })
    if (some === undefined) throw new Error('There is no sample.')
    const stored = await insertSampleRuns(
      db,
      Array.from({ length: 2_000 }, (_, at) => {
        const createdAt = changeMs + at * 60_000
        const times = { createdAt, startedAt: null, completedAt: null, updatedAt: createdAt }
        return {
          ...some,
          ...times,
          reportId: reports[0]?.id ?? 0,
          state: 'enqueued',
          failure: null,
          isRecovered: false,
        }
      }),
    )
    const filters = ['trigger.in.manual,api,schedule,batch', 'created_at.lt.2026-01-01'].map(parseFilter)
    const selection = { scope, reportId: null, filters, now: new Date(changeMs), upToId: null }
    const limits = { exactUpTo: 10, budgetMs: 0 }
    const summary = await summarizeRuns(db, selection, { maxBuckets: 200, timeZone: 'UTC', limits })
    const { partialFrom } = summary
    if (partialFrom === null) throw new Error('All of them were counted.')
    const since = stored.filter(({ createdAt }) => createdAt >= partialFrom.getTime())
    expect(summary.states).toEqual(since.length === 0 ? {} : { enqueued: since.length })
    expect(since.length).toBeLessThan(stored.length)
    await clearRuns(db)
  })
})
