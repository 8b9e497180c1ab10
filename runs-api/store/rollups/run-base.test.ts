import { sql } from 'kysely'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldChanges } from '#/runs-api/store/rollups/fold-changes.ts'
import { hasAtMost, type RunBase } from '#/runs-api/store/rollups/run-base.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { clearRuns, insertSampleRuns, movedTo, sampleRun, stageStart } from '#/runs-api/store/testing/sample-run.ts'
import { acme, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

const hourMs = 3_600_000
const spreadRun = fc
  .tuple(sampleRun, fc.integer({ min: 0, max: 6 * hourMs }))
  .map(([run, ms]) => movedTo(run, stageStart + ms))
const base: RunBase = {
  kind: 'account',
  accountId: acme.id,
  sight: { ownerIds: null, hiddenReports: [] },
  withoutReports: [],
}

describe('whether an account has at most so many runs', () => {
  test('is what counting them says, also while some were just deleted', async () => {
    const { db } = database.store
    const moment = fc.integer({ min: 0, max: 6 * hourMs })
    const from = fc.oneof(fc.constant(-Infinity), moment)
    const to = fc.oneof(fc.constant(Infinity), moment)
    const asked = fc.record({ from, to, runs: fc.integer({ min: 0, max: 40 }) })
    const histories = fc.array(spreadRun, { maxLength: 60, size: 'max' })
    const property = fc.asyncProperty(histories, fc.array(asked, { minLength: 10 }), async (samples, asked) => {
      const stored = await insertSampleRuns(db, samples)
      await foldChanges(db)
      const deleted = stored.filter((_run, at) => at % 3 === 0).map(({ id }) => id)
      await sql`delete from report_runs where id = any(${deleted})`.execute(db)
      for (const { from, to, runs } of asked) {
        const [fromMs, toMs] = [stageStart + from, stageStart + to]
        const within = stored.filter(({ id, reportId, createdAt }) => {
          const isOfAcme = reports.some((report) => report.id === reportId && report.accountId === acme.id)
          return isOfAcme && !deleted.includes(id) && createdAt >= fromMs && createdAt < toMs
        })
        expect(await hasAtMost(db, base, { span: { fromMs, toMs }, runs })).toBe(within.length <= runs)
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 12, endOnFailure: true },
    )
  }, 60_000)
})
