import { describe, expect, test } from 'vitest'
import { copyRun } from '#/runs-api/store/duplicates/copy-run.ts'
import { checkRollups } from '#/runs-api/store/rollups/check-rollups.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { countRuns } from '#/runs-api/store/runs/count-runs.ts'
import { endingOf, readWhole, startRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { acme, reports } from '#/runs-api/store/testing/stage.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const database = openStage()

const copyReportId = reports[1]?.id ?? 0

type Row = Record<string, unknown>

/** A row but for what names it and its place. */
function contentOf(row: Row): Row {
  const own = new Set(['id', 'token', 'report_id', 'run_id', 'updated_at'])
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name)))
}

describe('copyRun', () => {
  test.each(['good', 'bad'] as const)(
    'copies a run that ended %s as it was, with its queries and results',
    async (outcome) => {
      const { db } = database.store
      const run = await startRun(db, { parameters: { region: 'north', tags: ['a'] } })
      await finishRun(db, endingOf(run, run.claim, outcome))
      const source = await readWhole(db, run.id)
      const copied = await inTransaction(db, (tx) => copyRun(tx, run.id, copyReportId))
      const copy = await readWhole(db, copied.id)

      expect(await readWhole(db, run.id)).toEqual(source)
      expect(copy.run).toMatchObject({ token: copied.token, report_id: copyReportId })
      expect(contentOf(copy.run)).toEqual(contentOf(source.run))
      expect(copy.queries.map(contentOf)).toEqual(source.queries.map(contentOf))
      expect(copy.results).toHaveLength(source.results.length)
      expect(copied.results.map(({ fromFile }) => fromFile)).toEqual(source.results.map(({ file }) => file))
      expect(copied.results.map(({ toFile }) => toFile)).toEqual(copy.results.map(({ file }) => file))
      expect(new Set([...copy.results, ...source.results].map(({ file }) => file)).size).toBe(2 * copy.results.length)
    },
  )

  test('counts as a run of the new report, not as a second one of the old', async () => {
    const { db } = database.store
    const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
    const count = (reportId: number) => countRuns(db, { scope, reportId, filters: [], now: new Date(), upToId: null })
    const reportId = reports[2]?.id ?? 0
    const run = await startRun(db, { reportId })
    await finishRun(db, endingOf(run, run.claim, 'good'))
    const before = await count(copyReportId)
    await inTransaction(db, (tx) => copyRun(tx, run.id, copyReportId))
    expect([await count(reportId), await count(copyReportId)]).toEqual([1, before + 1])
    expect(await checkRollups(db)).toEqual([])
  })
})
