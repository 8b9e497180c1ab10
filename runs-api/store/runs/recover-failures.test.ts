import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { isSuccess } from '#/lib/runs/run-state.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { endingOf, startRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { clearRuns, insertSampleRuns, sampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, globex, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

type StoredRun = Awaited<ReturnType<typeof readAll>>[number]

async function readAll() {
  const columns = ['id', 'report_id', 'parameters', 'state', 'created_at', 'recovered_by'] as const
  return database.store.db.selectFrom('report_runs').select(columns).execute()
}

/** The same whatever order the names of the parameters came in. */
function kindOf({ report_id: reportId, parameters }: StoredRun): string {
  return JSON.stringify([reportId, Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))])
}

function isLater(a: StoredRun, b: StoredRun): boolean {
  const apart = a.created_at.getTime() - b.created_at.getTime()
  return apart > 0 || (apart === 0 && a.id > b.id)
}

/** A failure is open exactly until a later run of its report with its parameters is good (DESIGN 4). */
async function expectSettled(): Promise<void> {
  const runs = await readAll()
  for (const run of runs) {
    const cures = runs.filter((other) => isSuccess(other.state) && kindOf(other) === kindOf(run) && isLater(other, run))
    const curedBy = cures.map(({ id }) => id)
    if (run.state !== 'failed' || cures.length === 0) expect({ ...run, curedBy }).toMatchObject({ recovered_by: null })
    else expect(curedBy).toContain(run.recovered_by)
  }
}

const parameters: Parameters[] = [{}, { region: 'north', n: 1 }, { n: 1, region: 'north' }, { n: '1', region: 'north' }]

describe('a failure is open until a later run of the same report with the same parameters is good', () => {
  test('in whatever order, and however many at once, the runs end', async () => {
    const { db } = database.store
    const run = fc.record({
      reportId: fc.constantFrom(...reports.slice(0, 2).map(({ id }) => id)),
      parameters: fc.constantFrom(...parameters),
      outcome: fc.constantFrom('good', 'bad', 'bad', 'unfinished'),
      rank: fc.nat(),
    })
    const runs = fc.array(run, { minLength: 10, maxLength: 25, size: 'max' })
    const property = fc.asyncProperty(runs, fc.integer({ min: 1, max: 6 }), async (runs, atOnce) => {
      const started = []
      for (const { outcome, rank, ...given } of runs) started.push({ ...(await startRun(db, given)), outcome, rank })
      // Runs of one moment differ by their inner number alone.
      await sql`update report_runs set created_at = date_trunc('day', created_at) where id % 3 <> 0`.execute(db)
      const ending = started.toSorted((a, b) => a.rank - b.rank)
      while (ending.length > 0) {
        const now = ending
          .splice(0, atOnce)
          .flatMap(({ outcome, ...run }) => (outcome === 'unfinished' ? [] : [endingOf(run, run.claim, outcome)]))
        await Promise.all(now.map((ended) => finishRun(db, ended)))
        await expectSettled()
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 6 },
    )
  }, 60_000)

  test('when a failed and a good run of it end at the same moment, again and again', async () => {
    const { db } = database.store
    const runs = []
    for (let pair = 0; pair < 20; pair += 1) {
      const given = { parameters: { pair } }
      runs.push({ run: await startRun(db, given), outcome: 'bad' as const })
      runs.push({ run: await startRun(db, given), outcome: 'good' as const })
    }
    await Promise.all(runs.map(({ run, outcome }) => finishRun(db, endingOf(run, run.claim, outcome))))
    await expectSettled()
    await clearRuns(db)
  })

  test('after a bulk load, once the whole account is looked through', async () => {
    const { db } = database.store
    const property = fc.asyncProperty(fc.array(sampleRun, { maxLength: 80, size: 'max' }), async (samples) => {
      await insertSampleRuns(
        db,
        samples.map((run) => ({ ...run, isRecovered: false })),
      )
      for (const { id } of [acme, globex]) await recoverAllFailures(db, id)
      await expectSettled()
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 10 },
    )
  })
})
