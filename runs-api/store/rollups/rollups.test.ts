import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { checkRollups } from '#/runs-api/store/rollups/check-rollups.ts'
import { foldChanges } from '#/runs-api/store/rollups/fold-changes.ts'
import { bulkStep, deletionStep, productStep, type HistoryStep } from '#/runs-api/store/testing/history-step.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { durationBucket, readRollups, recountRollups } from '#/runs-api/store/testing/recounted-rollups.ts'
import { clearRuns, insertSampleRuns, sampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

const database = openStage()

class RolledBack extends Error {}

/** Several steps as one transaction; `half` takes back the second half of them, at a savepoint. */
function transactionOf(steps: HistoryStep[], end: 'committed' | 'rolled back' | 'half'): HistoryStep {
  const apply = async (db: Tx): Promise<void> => {
    const done = inTransaction(db, async (tx) => {
      for (const step of steps) await step.apply(tx)
      if (end === 'committed') return
      if (end === 'rolled back') throw new RolledBack()
      await sql`savepoint middle`.execute(tx)
      for (const step of steps) await step.apply(tx)
      await sql`rollback to savepoint middle`.execute(tx)
    })
    await done.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
  }
  return { name: `${end}: ${steps.map(({ name }) => name).join(', ')}`, apply }
}

const transactionStep = fc
  .tuple(
    fc.array(fc.oneof(bulkStep, deletionStep), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('committed', 'rolled back', 'half'),
  )
  .map(([steps, end]) => transactionOf(steps, end))

const loneStep = bulkStep.map((step) => transactionOf([step], 'committed'))

async function applyAll(db: Tx, steps: HistoryStep[]): Promise<void> {
  for (const { apply } of steps) await apply(db)
}

async function expectRecounted(): Promise<void> {
  const { db } = database.store
  expect(await readRollups(db)).toEqual(await recountRollups(db))
  expect(await checkRollups(db)).toEqual([])
}

describe('the rollups', () => {
  test('are what a recount gives after any sequence of inserts, loads, transitions, purges and deletions', async () => {
    const { db } = database.store
    const step = fc.oneof({ weight: 2, arbitrary: productStep }, bulkStep, transactionStep)
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (steps) => {
      await applyAll(db, steps)
      await expectRecounted()
      await clearRuns(db)
      expect(await readRollups(db)).toEqual({})
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 20 },
    )
  }, 120_000)

  test('are what a recount gives after transactions that ran at the same time', async () => {
    const { db } = database.store
    const lane = fc.array(fc.oneof(productStep, loneStep), { minLength: 5, maxLength: 12, size: 'max' })
    const property = fc.asyncProperty(fc.array(lane, { minLength: 4, maxLength: 6 }), async (lanes) => {
      const ended = await Promise.allSettled(lanes.map((steps) => applyAll(db, steps)))
      expect(ended.filter(({ status }) => status === 'rejected')).toEqual([])
      await expectRecounted()
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 10, endOnFailure: true },
    )
  }, 120_000)

  test('put every duration into a bucket whose middle is at most 5 % away', async () => {
    const { db } = database.store
    const durations = fc.uniqueArray(fc.oneof(fc.nat({ max: 200 }), fc.nat()), { minLength: 100, maxLength: 300 })
    const property = fc.asyncProperty(durations, async (durations) => {
      const { rows } = await sql<{ ms: number; bucket: number }>`
        select ms, duration_bucket(ms) as bucket from unnest(${durations}::bigint[]) ms`.execute(db)
      for (const { ms, bucket } of rows) {
        expect(bucket).toBe(durationBucket(ms))
        const middleMs = (1.1 ** bucket + 1.1 ** (bucket - 1)) / 2
        if (ms > 0) expect(Math.abs(middleMs - ms) / ms).toBeLessThanOrEqual(0.0501)
      }
    })
    await fc.assert(property, { numRuns: 5 })
  })
})

describe('checkRollups', () => {
  afterEach(async () => {
    await clearRuns(database.store.db)
    await foldChanges(database.store.db)
    for (const rollup of [
      'run_hours',
      'run_days',
      'run_totals',
      'person_hours',
      'person_days',
      'person_months',
      'person_totals',
      'report_days',
      'report_activity',
    ]) {
      await sql`delete from ${sql.table(rollup)}`.execute(database.store.db)
    }
  })

  test.each([
    ['run_hours', 'runs = runs + 1'],
    ['run_hours', "hour = hour + interval '99 hours'"],
    ['run_days', 'runs = runs - 1'],
    ['run_hours', 'durations = durations + 1'],
    ['run_days', 'totals = totals + 1'],
    ['person_hours', 'runs = runs + 1'],
    ['person_hours', "hour = hour + interval '99 hours'"],
    ['person_days', 'person_id = person_id + 99'],
    ['person_days', 'durations = durations + 1'],
    ['person_months', 'runs = runs + 1'],
    ['run_totals', 'runs = runs - 1'],
    ['person_totals', 'person_id = person_id + 99'],
    ['person_totals', 'runs = runs + 1'],
    ['report_days', 'durations = durations + 1'],
    ['report_days', 'totals = totals + 1'],
    ['report_days', 'runs = runs + 1'],
    ['report_days', 'duration_ms = duration_ms + 1'],
    ['report_days', 'queue_ms = queue_ms + 1'],
    ['report_activity', 'runs_count = runs_count + 1'],
    ['report_activity', 'latest_id = latest_id + 1'],
    ['report_activity', "latest_at = latest_at + interval '1 ms'"],
    ['report_activity', 'good_id = null, good_at = null'],
    ['report_activity', 'failed_at = now()'],
  ])('finds %s that says %s', async (rollup, change) => {
    const { db } = database.store
    await insertSampleRuns(db, fc.sample(sampleRun, { numRuns: 60, seed: 1 }))
    await foldChanges(db)
    const key = rollup === 'report_activity' ? 'report_id' : 'ctid'
    await sql.raw(`update ${rollup} set ${change} where ${key} = (select min(${key}) from ${rollup})`).execute(db)
    const differences = await checkRollups(db)
    expect(differences.map((difference) => difference.rollup)).toContain(rollup)
  })

  test('finds a rollup that was lost', async () => {
    const { db } = database.store
    await insertSampleRuns(db, fc.sample(sampleRun, { numRuns: 30, seed: 1 }))
    await foldChanges(db)
    await sql`delete from report_days`.execute(db)
    const differences = await checkRollups(db)
    expect(differences.length).toBeGreaterThan(0)
    expect(differences.every(({ rollup, kept }) => rollup === 'report_days' && kept === null)).toBe(true)
  })
})
