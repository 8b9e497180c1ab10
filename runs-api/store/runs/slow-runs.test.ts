import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { judgeAllDurations } from '#/runs-api/store/runs/slow-runs.ts'
import { endingOf, someReportId, startRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { clearRuns, insertSampleRuns, type SampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, ana } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const hourMs = 3_600_000
const start = Date.UTC(2026, 0, 5)

type Timed = { ms: number; isGood: boolean; kind: number }

function ended({ ms, isGood, kind }: Timed, at: number): SampleRun {
  const createdAt = start + at * hourMs
  return {
    reportId: someReportId,
    state: isGood ? 'succeeded' : 'cancelled',
    pythonState: 'none',
    parameters: { kind },
    createdAt,
    updatedAt: createdAt + ms,
    startedAt: createdAt,
    completedAt: createdAt + ms,
    executedById: ana.id,
    trigger: 'schedule',
    scheduleId: null,
    failure: null,
    isRecovered: false,
    isSlow: false,
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** The rule of docs/health.md in plain words: what was usual for each run that is slower, else null. */
function expected(runs: Timed[]): (number | null)[] {
  return runs.map(({ ms, isGood, kind }, at) => {
    const past = runs.slice(0, at).filter((other) => other.isGood && other.kind === kind)
    const last = past.slice(-50).map((other) => other.ms)
    if (!isGood || last.length < 10) return null
    const usual = median(last)
    const spread = median(last.map((other) => Math.abs(other - usual)))
    return ms > usual + Math.max(3 * 1.4826 * spread, 0.2 * usual, 1_000) ? Math.round(usual) : null
  })
}

async function usuals(): Promise<(number | null)[]> {
  const rows = await database.store.db.selectFrom('report_runs').select('usual_ms').orderBy('created_at').execute()
  return rows.map(({ usual_ms: usual }) => usual)
}

const timed = fc.record({
  ms: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 4_000, max: 5_000 }) },
    { weight: 2, arbitrary: fc.constantFrom(5_900, 6_000, 6_500, 7_000) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
  ),
  isGood: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  kind: fc.integer({ min: 0, max: 9 }).map((n) => (n > 7 ? 1 : 0)),
})

describe('a good run is slow when it took longer than its report usually does with its parameters', () => {
  test('by the rule, whatever came before it, after a bulk load', async () => {
    const { db } = database.store
    let slow = 0
    const property = fc.asyncProperty(fc.array(timed, { minLength: 60, maxLength: 120, size: 'max' }), async (runs) => {
      await insertSampleRuns(db, runs.map(ended))
      await judgeAllDurations(db, acme.id)
      const found = await usuals()
      expect(found).toEqual(expected(runs))
      slow += found.filter((usual) => usual !== null).length
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 8, endOnFailure: true },
    )
    expect(slow).toBeGreaterThan(10)
  })

  test.each([
    [9, 90_000, null],
    [10, 90_000, 4_000],
    [10, 4_500, null],
  ])('as it finishes, behind %i others of 4 s and itself of about %i ms', async (before, ms, usual) => {
    const { db } = database.store
    const past = Array.from({ length: before }, (_, at) => ended({ ms: 4_000, isGood: true, kind: 0 }, at))
    await insertSampleRuns(db, past)
    const run = await startRun(db, { parameters: { kind: 0 } })
    await sql`update report_runs set started_at = now() - ${ms} * interval '1 ms' where id = ${run.id}`.execute(db)
    await finishRun(db, endingOf(run, run.claim, 'good'))
    expect((await usuals()).at(-1)).toBe(usual)
    await clearRuns(db)
  })

  test('and never when it failed', async () => {
    const { db } = database.store
    await insertSampleRuns(
      db,
      Array.from({ length: 12 }, (_, at) => ended({ ms: 4_000, isGood: true, kind: 0 }, at)),
    )
    const run = await startRun(db, { parameters: { kind: 0 } })
    await sql`update report_runs set started_at = now() - interval '1 hour' where id = ${run.id}`.execute(db)
    await finishRun(db, endingOf(run, run.claim, 'bad'))
    expect((await usuals()).at(-1)).toBeNull()
    await clearRuns(db)
  })
})
