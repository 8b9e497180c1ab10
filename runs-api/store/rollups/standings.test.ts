import fc from 'fast-check'
import { sql, type RawBuilder } from 'kysely'
import { describe, expect, test } from 'vitest'
import { isSuccess, type RunState } from '#/lib/runs/run-state.ts'
import { checkRollups } from '#/runs-api/store/rollups/check-rollups.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { bulkStep, deletionStep, productStep, type HistoryStep } from '#/runs-api/store/testing/history-step.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { clearRuns, insertSampleRuns, sampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme } from '#/runs-api/store/testing/stage.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

const database = openStage()

/** Changes one run, `place` from the first of those for which a condition holds. */
function changeOne(name: string, where: RawBuilder<boolean>, set: RawBuilder<unknown>): fc.Arbitrary<HistoryStep> {
  return fc.nat({ max: 12 }).map((place) => ({
    name: `${name} ${place}`,
    apply: (db: Tx) =>
      sql`update report_runs set ${set} where id = (
      select id from report_runs where ${where} order by id offset ${place} limit 1)`.execute(db),
  }))
}

const isOpen = sql<boolean>`state = 'failed' and recovered_by is null`
const isGood = sql<boolean>`state in ('succeeded', 'completed')`

const runStep = fc.oneof(
  changeOne('recover', isOpen, sql`recovered_by = id, recovered_at = completed_at`),
  changeOne('reopen', sql<boolean>`recovered_by is not null`, sql`recovered_by = null, recovered_at = null`),
  changeOne('call slow', isGood, sql`usual_ms = 1`),
  changeOne('call fast', isGood, sql`usual_ms = null`),
  changeOne('end later', isOpen, sql`completed_at = completed_at + interval '1 hour'`),
  changeOne('acknowledge', isOpen, sql`acknowledged_at = now(), acknowledged_by = executed_by`),
)

const recoveryStep: fc.Arbitrary<HistoryStep> = fc.constantFrom(
  { name: 'recover all', apply: (db: Tx) => recoverAllFailures(db, acme.id) },
  {
    name: 'call all slow',
    apply: (db: Tx) => sql`update report_runs set usual_ms = id % 3 where ${isGood}`.execute(db),
  },
)

type Run = {
  id: number
  reportId: number
  state: RunState
  createdAt: Date
  completedAt: Date
  isOpen: boolean
  isSlow: boolean
}
type Standing = {
  openFailures: number
  openSince: Date | null
  streakSince: Date | null
  openEndedAt: Date | null
  isGoodSlow: boolean
}

const idle: Standing = { openFailures: 0, openSince: null, streakSince: null, openEndedAt: null, isGoodSlow: false }

/** Of the runs of a report, which are in their order. */
function standingOf(runs: Run[]): Standing {
  const goodAt = runs.findLastIndex(({ state }) => isSuccess(state))
  const open = runs.filter((run) => run.isOpen)
  const ended = open.map(({ completedAt }) => completedAt).toSorted((a, b) => a.getTime() - b.getTime())
  return {
    openFailures: open.length,
    openSince: open[0]?.createdAt ?? null,
    streakSince: runs.slice(goodAt + 1).find((run) => run.isOpen)?.createdAt ?? null,
    openEndedAt: ended[0] ?? null,
    isGoodSlow: runs[goodAt]?.isSlow ?? false,
  }
}

async function recountStandings(db: Tx): Promise<[number, Standing][]> {
  const { rows } = await sql<Run>`
    select id, report_id as "reportId", state, created_at as "createdAt", completed_at as "completedAt",
      ${isOpen} as "isOpen", usual_ms is not null as "isSlow"
    from report_runs where completed_at is not null order by created_at, id`.execute(db)
  return [...Map.groupBy(rows, ({ reportId }) => reportId)].map(([id, runs]) => [id, standingOf(runs)])
}

async function expectRecounted(): Promise<void> {
  const { db } = database.store
  const { rows } = await sql<Standing & { id: number }>`
    select report_id as id, open_failures as "openFailures", open_since as "openSince", streak_since as "streakSince",
      open_ended_at as "openEndedAt", is_good_slow as "isGoodSlow" from report_activity order by 1`.execute(db)
  const recounted = new Map(await recountStandings(db))
  const kept = rows.map(({ id, ...standing }) => [id, standing])
  expect(kept).toEqual(rows.map(({ id }) => [id, recounted.get(id) ?? idle]))
  expect(await checkRollups(db)).toEqual([])
}

async function applyAll(db: Tx, steps: HistoryStep[]): Promise<void> {
  for (const { apply } of steps) await apply(db)
}

describe('the standings of reports', () => {
  test('are what a recount gives after any sequence of loads, ends, recoveries, purges and deletions', async () => {
    const { db } = database.store
    const step = fc.oneof({ weight: 2, arbitrary: runStep }, productStep, bulkStep, deletionStep, recoveryStep)
    const history = fc.record({
      first: fc.array(sampleRun, { minLength: 10, maxLength: 60, size: 'max' }),
      steps: fc.array(step, { maxLength: 20, size: 'max' }),
    })
    const property = fc.asyncProperty(history, async ({ first, steps }) => {
      await insertSampleRuns(db, first)
      for (const one of steps) {
        await one.apply(db)
        await expectRecounted()
      }
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 12 },
    )
  }, 120_000)

  test('are what a recount gives after transactions that ran at the same time', async () => {
    const { db } = database.store
    const lane = fc.array(fc.oneof({ weight: 2, arbitrary: runStep }, productStep, bulkStep), {
      minLength: 6,
      maxLength: 14,
      size: 'max',
    })
    const lanes = fc.array(lane, { minLength: 4, maxLength: 6 })
    const property = fc.asyncProperty(lanes, async (lanes) => {
      await insertSampleRuns(db, fc.sample(sampleRun, { numRuns: 60, seed: 1 }))
      const ended = await Promise.allSettled(lanes.map((steps) => applyAll(db, steps)))
      expect(ended.filter(({ status }) => status === 'rejected')).toEqual([])
      await expectRecounted()
    })
    await fc.assert(
      property.afterEach(() => clearRuns(db)),
      { numRuns: 10, endOnFailure: true },
    )
  }, 120_000)

  test.each([
    'open_failures = open_failures + 1',
    'open_since = now()',
    'streak_since = now()',
    'open_ended_at = now()',
    'is_good_slow = not is_good_slow',
  ])('that say %s are found by checkRollups', async (change) => {
    const { db } = database.store
    await insertSampleRuns(db, fc.sample(sampleRun, { numRuns: 60, seed: 1 }))
    await sql
      .raw(`update report_activity set ${change} where report_id = (select min(report_id) from report_activity)`)
      .execute(db)
    expect((await checkRollups(db)).map(({ rollup }) => rollup)).toEqual(['report_activity'])
    await clearRuns(db)
    await sql`delete from report_activity`.execute(db)
  })
})
