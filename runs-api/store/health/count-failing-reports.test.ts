import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { countFailingReports } from '#/runs-api/store/health/count-failing-reports.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { failingAt, judgeRuns } from '#/runs-api/store/testing/recounted-health.ts'
import { clearRuns, insertSampleRuns, movedTo, sampleRun, type SampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const hourMs = 3_600_000
const startMs = Date.UTC(2025, 9, 20)
const hour = fc.integer({ min: 0, max: 96 }).map((hours) => startMs + hours * hourMs)

/** Ends mostly at an hour, as moments are, and sometimes in the future. */
const run: fc.Arbitrary<SampleRun> = fc
  .tuple(sampleRun, hour, fc.constantFrom('failed', 'failed', 'succeeded'), fc.constantFrom<Parameters[]>({}, { a: 1 }))
  .map(([run, endMs, state, parameters]) => {
    const failure = state === 'failed' ? { message: 'Table is gone', fingerprint: 'f0' } : null
    const ended = { createdAt: endMs - 1, startedAt: endMs - 1, completedAt: endMs, updatedAt: endMs }
    return { ...movedTo(run, endMs - 1), ...ended, state, failure, parameters, isRecovered: false } as const
  })

const moments = fc
  .uniqueArray(hour, { minLength: 2, maxLength: 12 })
  .map((moments) => moments.toSorted((a, b) => a - b).map((ms) => new Date(ms)))

describe('countFailingReports', () => {
  test('counts at every moment what a look at each run counts, however many reports are read one by one', async () => {
    const { db } = database.store
    const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
    const ofAcme = new Set(reports.filter(({ accountId }) => accountId === acme.id).map(({ id }) => id))
    const property = fc.asyncProperty(fc.array(run, { maxLength: 60, size: 'max' }), moments, async (runs, moments) => {
      const stored = await insertSampleRuns(db, runs)
      await recoverAllFailures(db, acme.id)
      const judged = judgeRuns(stored.filter(({ reportId }) => ofAcme.has(reportId)))
      const open = new Set(judged.filter(({ recoveredAt }) => recoveredAt === null).map(({ reportId }) => reportId))
      const expected = [...moments.slice(0, -1).map((at) => failingAt(judged, at.getTime()).size), open.size]
      for (const eachUpTo of [0, 2, 200]) {
        const counted = await countFailingReports(db, { scope, moments, eachUpTo })
        expect({ eachUpTo, counted }).toEqual({ eachUpTo, counted: expected })
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 40 },
    )
  }, 60_000)

  test('counts a report without runs as one that does not fail', async () => {
    const { db } = database.store
    await sql`delete from report_activity`.execute(db)
    const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
    const moments = [new Date(startMs), new Date(startMs + hourMs)]
    expect(await countFailingReports(db, { scope, moments })).toEqual([0, 0])
  })
})
