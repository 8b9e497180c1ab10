import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSuccess } from '#/lib/runs/run-state.ts'
import { findRun, readRuns } from '#/runs-api/store/runs/list-runs.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { clearRuns, insertSampleRuns, sampleRun, type StoredRun } from '#/runs-api/store/testing/sample-run.ts'
import { people, reports, schedules } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

function isLater(a: StoredRun, b: StoredRun): boolean {
  return a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id)
}

/** What RUNS-API 2 says of a run among the others of its report. */
function flagsOf(run: StoredRun, all: StoredRun[]) {
  const siblings = all.filter(({ reportId }) => reportId === run.reportId)
  const good = siblings.filter(({ state }) => isSuccess(state))
  const newestGood = good.find((one) => good.every((other) => one === other || isLater(one, other)))
  return {
    latestGoodToken: newestGood?.token ?? null,
    isLatest: siblings.every((other) => !isLater(other, run)),
    isLatestGood: newestGood === run,
    hasLaterGood: good.some((other) => isLater(other, run)),
    hasFailuresSinceGood: siblings.some(
      (other) => other.state === 'failed' && (newestGood === undefined || isLater(other, newestGood)),
    ),
  }
}

function recordOf(run: StoredRun, all: StoredRun[]) {
  const report = reports.find(({ id }) => id === run.reportId)
  const { startedAt, completedAt } = run
  return {
    token: run.token,
    reportToken: report?.token,
    reportName: report?.name,
    state: run.state,
    pythonState: run.pythonState,
    parameters: run.parameters,
    createdAt: new Date(run.createdAt),
    durationMs: startedAt === null || completedAt === null ? null : completedAt - startedAt,
    queueMs: startedAt === null ? null : startedAt - run.createdAt,
    trigger: run.trigger,
    executedBy: people.find(({ id }) => id === run.executedById)?.username,
    scheduleToken: schedules.find(({ id }) => id === run.scheduleId)?.token ?? null,
    failureMessage: run.failure?.message ?? null,
    failureFingerprint: run.failure?.fingerprint ?? null,
    queryCount: 2,
    ...flagsOf(run, all),
  }
}

describe('a run record', () => {
  test('gives back what was stored, with flags that are true among the runs of now', async () => {
    const { db } = database.store
    const property = fc.asyncProperty(fc.array(sampleRun, { maxLength: 40, size: 'max' }), async (samples) => {
      const runs = await insertSampleRuns(db, samples)
      const records = await readRuns(
        db,
        runs.map(({ id }) => id),
      )
      const byToken = new Map(records.map((record) => [record.token, record]))
      expect(records).toHaveLength(runs.length)
      for (const run of runs) expect(byToken.get(run.token)).toMatchObject(recordOf(run, runs))
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 15 },
    )
  }, 60_000)

  test('is found by its token in its own report only', async () => {
    const { db } = database.store
    const [run] = await insertSampleRuns(db, fc.sample(sampleRun, 1))
    expect((await findRun(db, run?.reportId ?? 0, run?.token ?? ''))?.id).toBe(run?.id)
    expect(await findRun(db, (run?.reportId ?? 0) + 1, run?.token ?? '')).toBeUndefined()
    expect(await findRun(db, run?.reportId ?? 0, 'ffffffffffff')).toBeUndefined()
  })
})
