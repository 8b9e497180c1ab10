import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isFinished } from '#/lib/runs/run-state.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { beginPurge, completePurge } from '#/runs-api/store/runs/purge-runs.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import { endingOf, readWhole, startRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { clearRuns, insertSampleRuns, sampleRun, type StoredRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, globex, reports, setStage } from '#/runs-api/store/testing/stage.ts'

const dayMs = 86_400_000
const retentionDays = new Map([
  [acme.id, 30],
  [globex.id, 60],
])

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database.store
  await setStage(db)
  for (const [id, days] of retentionDays) {
    await db.updateTable('accounts').set({ retention_days: days }).where('id', '=', id).execute()
  }
})
afterAll(() => database.drop())

function isDue(run: StoredRun): boolean {
  const accountId = reports.find(({ id }) => id === run.reportId)?.accountId ?? 0
  return isFinished(run.state) && run.createdAt < Date.now() - (retentionDays.get(accountId) ?? 0) * dayMs
}

const agedRun = fc.tuple(sampleRun, fc.constantFrom(1, 29.9, 30.1, 31, 59.9, 60.1, 90)).map(([run, days]) => {
  const createdAt = Math.floor(Date.now() - days * dayMs)
  const completedAt = isFinished(run.state) ? createdAt : null
  return { ...run, createdAt, startedAt: null, completedAt }
})
const agedRuns = fc.array(agedRun, { maxLength: 40, size: 'max' })

async function stampsOf(runs: StoredRun[]) {
  const rows = await database.store.db
    .selectFrom('report_runs')
    .select(['id', 'purge_started_at', 'purge_completed_at'])
    .orderBy('id')
    .execute()
  expect(rows).toHaveLength(runs.length)
  return rows
}

describe('a purge', () => {
  test('takes what is older than its account keeps, oldest first, and nothing else, and comes to an end', async () => {
    const { db } = database.store
    const property = fc.asyncProperty(agedRuns, fc.integer({ min: 1, max: 15 }), async (samples, limit) => {
      const runs = await insertSampleRuns(db, samples)
      const due = runs.filter(isDue).toSorted((a, b) => a.createdAt - b.createdAt)
      const ages = due.map(({ createdAt }) => createdAt)
      while (ages.length > 0) {
        const begun = await beginPurge(db, limit)
        const createdAt = new Map(due.map((run) => [run.id, run.createdAt]))
        const taken = begun.map(({ id }) => createdAt.get(id) ?? 0)
        expect(taken.toSorted((a, b) => a - b)).toEqual(ages.splice(0, limit))
        await completePurge(
          db,
          begun.map(({ id }) => id),
        )
      }
      expect(await beginPurge(db, limit)).toEqual([])
      const stamped = (await stampsOf(runs)).filter((row) => row.purge_completed_at !== null).map(({ id }) => id)
      expect(new Set(stamped)).toEqual(new Set(due.map(({ id }) => id)))
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 15 },
    )
  }, 60_000)

  test('that was begun and not completed comes again, with its first stamp', async () => {
    const { db } = database.store
    const runs = await insertSampleRuns(db, fc.sample(agedRun, { numRuns: 30, seed: 1 }))
    const begun = await beginPurge(db, 100)
    const before = await stampsOf(runs)
    const again = await beginPurge(db, 100)
    expect(again.toSorted((a, b) => a.id - b.id)).toEqual(begun.toSorted((a, b) => a.id - b.id))
    expect(await stampsOf(runs)).toEqual(before)
    await completePurge(
      db,
      begun.map(({ id }) => id),
    )
    const completed = await stampsOf(runs)
    await completePurge(
      db,
      begun.map(({ id }) => id),
    )
    expect(await stampsOf(runs)).toEqual(completed)
    await clearRuns(db)
  })

  test('of two processes at once takes no run twice', async () => {
    const { db } = database.store
    await insertSampleRuns(db, fc.sample(agedRun, { numRuns: 40, seed: 1 }))
    const one = await db.startTransaction().execute()
    const first = await beginPurge(one, 5)
    const second = await beginPurge(db, 5)
    await one.commit().execute()
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(10)
    await clearRuns(db)
  })

  test('forgets where results lay, and keeps the run and its queries', async () => {
    const { db } = database.store
    const [purged, kept] = [await startRun(db), await startRun(db)]
    for (const run of [purged, kept]) await finishRun(db, endingOf(run, run.claim, 'good'))
    const before = await readWhole(db, purged.id)
    await completePurge(db, [purged.id])
    const after = await readWhole(db, purged.id)
    expect(after.results).toEqual([])
    expect(after.queries).toEqual(before.queries)
    expect(after.run).toMatchObject({ state: 'succeeded', completed_at: before.run.completed_at })
    expect((await readWhole(db, kept.id)).results).toHaveLength(2)
  })
})
