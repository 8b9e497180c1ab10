import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilter } from '#/lib/filters/run-filter.ts'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import { bucketWidth } from '#/runs-api/store/runs/summary-edges.ts'
import { summarizeRuns } from '#/runs-api/store/runs/summarize-runs.ts'
import type { SummaryFigures } from '#/runs-api/store/runs/summary-figures.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { expectedRuns, runQuestion, selectionOf, type RunQuestion } from '#/runs-api/store/testing/run-question.ts'
import { clearRuns, insertSampleRuns, sampleRun, type StoredRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

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

const everything: RunQuestion = {
  scope: { kind: 'workspace', accountId: acme.id, viewerId: null },
  reportId: null,
  conditions: [],
  order: { column: 'created_at', direction: 'desc' },
  perPage: 10,
}
const someRuns = fc.sample(sampleRun, { numRuns: 1, seed: 1 })

function figuresOf(runs: StoredRun[]) {
  const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms))
  return {
    states: countStates(runs),
    medianMs: rounded(percentileMs(runs, 0.5)),
    p95Ms: rounded(percentileMs(runs, 0.95)),
  }
}

/** Durations are whole milliseconds, and between two of them a percentile may be anywhere. */
function roundedFigures<T extends SummaryFigures>(figures: T): T {
  const { medianMs, p95Ms } = figures
  return {
    ...figures,
    medianMs: medianMs === null ? null : Math.round(medianMs),
    p95Ms: p95Ms === null ? null : Math.round(p95Ms),
  }
}

function summaryOf(runs: StoredRun[], maxBuckets: number) {
  const times = runs.map(({ createdAt }) => createdAt).toSorted((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  const from = first === undefined ? null : new Date(first)
  const to = last === undefined ? null : new Date(last)
  const bucketMs = from === null || to === null ? 3_600_000 : bucketWidth({ first: from, last: to }, maxBuckets) * 1_000
  const buckets = [...Map.groupBy(runs, ({ createdAt }) => Math.floor(createdAt / bucketMs) * bucketMs)]
    .toSorted(([a], [b]) => a - b)
    .map(([start, inside]) => ({ from: new Date(start), to: new Date(start + bucketMs), ...figuresOf(inside) }))
  const certainty = { isEstimate: false, partialFrom: null }
  return { interval: null, from, to, bucketMs, ...certainty, ...figuresOf(runs), buckets }
}

const maxBuckets = fc.constantFrom(1, 2, 7, 24, 100, 200)

describe('summarizeRuns', () => {
  test('tells of the runs a filter leaves what counting them one by one tells', async () => {
    const { db } = database.store
    const samples = fc.array(sampleRun, { maxLength: 80, size: 'max' })
    const questions = fc.array(fc.tuple(runQuestion, maxBuckets), { minLength: 10, maxLength: 20 })
    const property = fc.asyncProperty(samples, questions, async (samples, questions) => {
      const runs = await insertSampleRuns(db, samples)
      for (const [question, maxBuckets] of questions) {
        const summary = await summarizeRuns(db, selectionOf(question), { maxBuckets, timeZone: null })
        const found = { ...roundedFigures(summary), buckets: summary.buckets.map(roundedFigures) }
        expect({ question, ...found }).toEqual({ question, ...summaryOf(expectedRuns(runs, question), maxBuckets) })
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 8 },
    )
  }, 60_000)

  test('puts every run into the bucket of its moment, in the clock of a zone and without gaps', async () => {
    const { db } = database.store
    const samples = fc.array(sampleRun, { minLength: 1, maxLength: 60, size: 'max' })
    const timeZone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia')
    const questions = fc.array(fc.tuple(runQuestion, maxBuckets, timeZone), { minLength: 10, maxLength: 15 })
    const property = fc.asyncProperty(samples, questions, async (samples, questions) => {
      const runs = await insertSampleRuns(db, samples)
      for (const [question, maxBuckets, timeZone] of questions) {
        const selected = expectedRuns(runs, question)
        const summary = await summarizeRuns(db, selectionOf(question), { maxBuckets, timeZone })
        expect(roundedFigures(summary)).toMatchObject(figuresOf(selected))
        expect(summary.buckets.length).toBeLessThanOrEqual(maxBuckets)
        expect(summary.buckets.map(({ to }) => to).slice(0, -1)).toEqual(
          summary.buckets.slice(1).map(({ from }) => from),
        )
        expect([summary.from, summary.to]).toEqual([
          summary.buckets[0]?.from ?? null,
          summary.buckets.at(-1)?.to ?? null,
        ])
        const counted = summary.buckets.map((bucket) => roundedFigures(bucket))
        for (const { from, to, ...figures } of counted) {
          const inside = selected.filter(({ createdAt }) => createdAt >= from.getTime() && createdAt < to.getTime())
          expect({ question, from, ...figures }).toEqual({ question, from, ...figuresOf(inside) })
        }
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 8 },
    )
  }, 60_000)

  test.each([
    [['created_at.gte.2025-08-01', 'created_at.lt.2025-08-08'], '2025-08-01T00:00:00.000Z', '2025-08-08T00:00:00.000Z'],
    [['created_at.gt.now-24h'], '2025-08-04T00:00:00.000Z', '2025-08-05T00:00:00.000Z'],
    [['created_at.lt.2025-08-03'], '2025-08-02T00:00:00.000Z', '2025-08-03T00:00:00.000Z'],
    [['created_at.gt.2025-09-01', 'created_at.lt.2025-08-01'], null, null],
    [['created_at.lt.2025-08-01', 'created_at.gte.2025-08-01'], null, null],
    [['created_at.gt.2030-01-01'], null, null],
    [['state.eq.pending'], null, null],
    [['created_at.gt.0100-01-01'], '1900-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  ])('of a zone spans what %j asks for', async (texts, from, to) => {
    const { db } = database.store
    const createdAt = Date.UTC(2025, 7, 2)
    const run = {
      reportId: reports[0]?.id ?? 0,
      state: 'enqueued',
      createdAt,
      startedAt: null,
      completedAt: null,
    } as const
    await insertSampleRuns(
      db,
      someRuns.map((some) => ({ ...some, ...run, updatedAt: createdAt, failure: null, isRecovered: false })),
    )
    const selection = { ...selectionOf(everything), filters: texts.map(parseFilter) }
    const summary = await summarizeRuns(db, selection, { maxBuckets: 200, timeZone: 'UTC' })
    expect([summary.from?.toISOString() ?? null, summary.to?.toISOString() ?? null]).toEqual([from, to])
    await clearRuns(db)
  })
})

describe('bucketWidth', () => {
  test('needs no more buckets than asked for, for any span up to a lifetime', () => {
    const moment = fc.date({ min: new Date('1950-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 2, max: 200 }), (a, b, maxBuckets) => {
        const [first, last] = a < b ? [a, b] : [b, a]
        const widthMs = bucketWidth({ first, last }, maxBuckets) * 1_000
        const buckets = Math.floor(last.getTime() / widthMs) - Math.floor(first.getTime() / widthMs) + 1
        expect(buckets).toBeLessThanOrEqual(maxBuckets)
      }),
    )
  })
})
