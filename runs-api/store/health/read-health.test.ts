import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import { readHealth, type HealthQuestion, type HealthReading } from '#/runs-api/store/health/read-health.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { failingAt, judgeRuns, recountStanding, type JudgedRun } from '#/runs-api/store/testing/recounted-health.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { expectedRuns, runQuestion } from '#/runs-api/store/testing/run-question.ts'
import { clearRuns, insertSampleRuns, movedTo, sampleRun, type SampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, globex, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()
const archivedId = reports[1]?.id ?? 0

beforeAll(async () => {
  await sql`update reports set archived = true where id = ${archivedId}`.execute(database.store.db)
})

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Clocks changed in New York a week before, and in Berlin two. */
const now = new Date('2025-11-09T11:17:23.456Z')

/** How long before now a run was created: often at the edge of a span or an hour. */
const agoMs = fc.oneof(
  fc.integer({ min: -hourMs, max: 190 * dayMs }),
  fc.integer({ min: 0, max: 15 * dayMs }),
  fc.constantFrom(
    0,
    1,
    dayMs,
    dayMs - 1,
    dayMs + 1,
    2 * dayMs,
    7 * dayMs,
    14 * dayMs,
    30 * dayMs,
    90 * dayMs,
    180 * dayMs,
  ),
)

/** Few different parameters, so that failures are recovered, and some that take a day. */
const historyRun: fc.Arbitrary<SampleRun> = fc
  .tuple(sampleRun, agoMs, fc.constantFrom<Parameters[]>({}, { region: 'north' }), fc.constantFrom(0, 0, 0, dayMs))
  .map(([run, ago, parameters, delay]) => {
    const moved = movedTo(run, now.getTime() - ago)
    const late = (ms: number | null): number | null => (ms === null ? null : ms + delay)
    const { startedAt, completedAt, updatedAt } = moved
    const delayed = { startedAt: late(startedAt), completedAt: late(completedAt), updatedAt: updatedAt + delay }
    return { ...moved, ...delayed, parameters, isRecovered: false }
  })

const question: fc.Arbitrary<HealthQuestion> = fc.record({
  scope: runQuestion.map(({ scope }) => scope),
  now: fc.constant(now),
  spanMs: fc.constantFrom(1, 7, 30, 90).map((days) => days * dayMs),
  interval: fc.constantFrom('1h', '6h', '1d'),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
})

function countStates(runs: JudgedRun[]): Partial<Record<RunState, number>> {
  const counts = runStates.map((state) => [state, runs.filter((run) => run.state === state).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** The total time that 95 of 100 runs do not exceed, of those that started, and then succeeded or failed. */
function p95TotalMs(runs: JudgedRun[]): number | null {
  const times = runs
    .filter(({ state, startedAt }) => state !== 'cancelled' && startedAt !== null)
    .flatMap(({ createdAt, completedAt }) => (completedAt === null ? [] : [completedAt - createdAt]))
    .toSorted((a, b) => a - b)
  return times[Math.ceil(0.95 * times.length) - 1] ?? null
}

function recount(all: JudgedRun[], from: Date, to: Date) {
  const runs = all.filter(({ createdAt }) => createdAt >= from.getTime() && createdAt < to.getTime())
  const states = countStates(runs)
  const good = runs.filter(({ state }) => state === 'succeeded' || state === 'completed').length
  const decided = good + runs.filter(({ state }) => state === 'failed').length
  const rate = decided === 0 ? null : good / decided
  return { states, runs: runs.length, successRate: rate, p95: p95TotalMs(runs) }
}

function expectEstimate(estimate: number | null, exact: number | null): void {
  if (estimate === null || exact === null) expect(estimate).toBe(exact)
  else expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.0501))
}

function expectFigures({ span, before, buckets }: HealthReading, runs: JudgedRun[]): void {
  for (const { p95TotalMs: estimate, failingReports: _failing, ...figures } of [span, before]) {
    const { p95, ...expected } = recount(runs, figures.from, figures.to)
    expect(figures).toEqual({ from: figures.from, to: figures.to, ...expected })
    expectEstimate(estimate, p95)
  }
  for (const { from, to, states, p95TotalMs: estimate, failingReports } of buckets) {
    const expected = recount(runs, from, to)
    expect(states).toEqual(expected.states)
    expectEstimate(estimate, expected.p95)
    if (to < now) expect({ to, failingReports }).toEqual({ to, failingReports: failingAt(runs, to.getTime()).size })
  }
  const open = new Set(runs.filter(({ recoveredAt }) => recoveredAt === null).map(({ reportId }) => reportId)).size
  expect([span.failingReports, buckets.at(-1)?.failingReports]).toEqual([open, open])
  expect(before.failingReports).toBe(failingAt(runs, span.from.getTime()).size)
}

function expectLists(
  { attention, slow, neverRun }: HealthReading,
  runs: JudgedRun[],
  scope: HealthQuestion['scope'],
): void {
  const byReport = Map.groupBy(runs, ({ reportId }) => reportId)
  const standings = [...byReport].map(([id, ofReport]) => ({ id, ...recountStanding(ofReport) }))
  const failing = standings
    .filter(({ openFailures }) => openFailures > 0)
    .toSorted(
      (a, b) =>
        Number(a.streak === 0) - Number(b.streak === 0) ||
        (a.failingSince?.getTime() ?? 0) - (b.failingSince?.getTime() ?? 0) ||
        a.id - b.id,
    )
  const expected = failing.map(({ id, openFailures, streak, failingSince, good, latestOpen }) => ({
    token: reports.find((report) => report.id === id)?.token,
    name: reports.find((report) => report.id === id)?.name,
    openFailures,
    streak,
    failingSince,
    goodToken: good?.token ?? null,
    goodCompletedAt: good?.completedAt === undefined ? null : new Date(good.completedAt ?? 0),
    latestFailureId: latestOpen?.id,
    acknowledgedBy: null,
    acknowledgedAt: null,
    acknowledgedNote: null,
    unacknowledged: openFailures,
  }))
  expect(attention).toEqual({ reports: expected, count: expected.length })
  const slowRuns = standings.flatMap(({ good }) => (good?.isSlow === true ? [good.token] : []))
  expect([slow.count, slow.reports.map(({ runToken }) => runToken).toSorted()]).toEqual([
    slowRuns.length,
    slowRuns.toSorted(),
  ])
  const idle = standings.filter(({ isIdle }) => isIdle).length
  expect(neverRun.count).toBe(neverRun.reportsCount - standings.length + idle)
  expect(neverRun.reports).toHaveLength(neverRun.count)
  if (scope.kind === 'workspace' && scope.viewerId === null) {
    const visible = reports.filter(({ id, accountId }) => accountId === scope.accountId && id !== archivedId)
    expect(neverRun.reportsCount).toBe(visible.length)
  }
}

describe('readHealth', () => {
  test('tells what counting the runs one by one tells, in any zone, for whoever asks', async () => {
    const { db } = database.store
    const histories = fc.array(historyRun, { maxLength: 120, size: 'max' })
    const questions = fc.array(question, { minLength: 6, maxLength: 10 })
    const property = fc.asyncProperty(histories, questions, async (samples, questions) => {
      const stored = await insertSampleRuns(db, samples)
      for (const { id } of [acme, globex]) await recoverAllFailures(db, id)
      const judged = judgeRuns(stored)
      for (const asked of questions) {
        const order = { column: 'created_at', direction: 'asc' } as const
        const reached = expectedRuns(judged, { scope: asked.scope, reportId: null, conditions: [], order, perPage: 1 })
        const reachedIds = new Set(reached.map(({ id }) => id))
        const runs = judged.filter(({ id, reportId }) => reachedIds.has(id) && reportId !== archivedId)
        const reading = await readHealth(db, asked)
        expectFigures(reading, runs)
        expectLists(reading, runs, asked.scope)
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 15 },
    )
  }, 120_000)

  const spanStart = now.getTime() - 7 * dayMs
  const midnight = Date.UTC(2025, 10, 5)

  test.each([
    { a: 'failed', b: 'succeeded', moment: spanStart, count: 0 },
    { a: 'succeeded', b: 'failed', moment: spanStart, count: 1 },
    { a: 'failed', b: 'succeeded', moment: midnight, count: 0 },
    { a: 'succeeded', b: 'failed', moment: midnight, count: 1 },
  ] as const)('after $a and, at the very moment, $b, the report at $moment counts $count', async (given) => {
    const { a, b, moment, count } = given
    const { db } = database.store
    const runs = fc.sample(sampleRun, { numRuns: 2, seed: 1 }).map((run, at) => {
      const state = at === 0 ? a : b
      const ended = moment - (1 - at) * dayMs
      const times = { createdAt: ended - 1, startedAt: ended - 1, completedAt: ended, updatedAt: ended }
      const failure = state === 'failed' ? { message: 'Table is gone', fingerprint: 'f0' } : null
      return { ...run, ...times, state, failure, reportId: reports[0]?.id ?? 0, parameters: {}, isRecovered: false }
    })
    await insertSampleRuns(db, runs)
    await recoverAllFailures(db, acme.id)
    const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
    const asked = { scope, now, spanMs: 7 * dayMs, interval: '1d', timeZone: 'UTC' } as const
    const { before, buckets } = await readHealth(db, asked)
    const failing = [before, ...buckets].find(({ to }) => to.getTime() === moment)?.failingReports
    expect(failing).toBe(count)
    await clearRuns(db)
  })

  test('parts the span at the edges of the zone, without a gap', async () => {
    const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
    const asked = { scope, now, spanMs: 7 * dayMs, interval: '1d', timeZone: 'America/New_York' } as const
    const { buckets } = await readHealth(database.store.db, asked)
    expect(buckets.map(({ from }) => from.toISOString())).toEqual([
      '2025-11-02T11:17:23.456Z',
      ...['03', '04', '05', '06', '07', '08', '09'].map((day) => `2025-11-${day}T05:00:00.000Z`),
    ])
    expect(buckets.map(({ to }) => to)).toEqual([...buckets.slice(1).map(({ from }) => from), now])
  })
})
