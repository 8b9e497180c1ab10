import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseFilter } from '#/lib/filters/run-filter.ts'
import { countRuns, countRunsUpToCap } from '#/runs-api/store/runs/count-runs.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { insertSampleRuns, stageStart, type SampleRun } from '#/runs-api/store/testing/sample-run.ts'
import { acme, ana, reports } from '#/runs-api/store/testing/stage.ts'

const run: SampleRun = {
  reportId: reports[0]?.id ?? 0,
  state: 'cancelled',
  pythonState: 'none',
  parameters: {},
  createdAt: stageStart,
  updatedAt: stageStart,
  startedAt: null,
  completedAt: stageStart,
  executedById: ana.id,
  trigger: 'api',
  scheduleId: null,
  failure: null,
  isRecovered: false,
  isSlow: false,
}

const database = openStage()
beforeAll(async () => {
  const [{ id } = { id: 0 }] = await insertSampleRuns(database.store.db, [run])
  await sql`insert into report_runs (token, account_id, report_id, version_id, state, parameters_digest, created_at,
      completed_at, executed_by, trigger)
    select 'copy ' || n, account_id, report_id, version_id, state, parameters_digest,
      created_at + make_interval(secs => n), completed_at + make_interval(secs => n), executed_by, trigger
    from report_runs, generate_series(1, 20000) n where id = ${id}`.execute(database.store.db)
})

function selection(...filters: string[]): RunSelection {
  const scope = { kind: 'workspace', accountId: acme.id, viewerId: null } as const
  return { scope, reportId: null, filters: filters.map(parseFilter), now: new Date(stageStart), upToId: null }
}

describe('countRunsUpToCap', () => {
  test('says "at least 10,000" of more runs than that, where they must be counted one by one', async () => {
    const counted = await countRunsUpToCap(database.store.db, selection('trigger.eq.api'))
    expect(counted).toEqual({ count: 10_000, isExact: false })
  })

  test('is exact at the cap itself', async () => {
    const counted = await countRunsUpToCap(database.store.db, selection('created_at.gt.2025-08-01T02:46:40Z'))
    expect(counted).toEqual({ count: 10_000, isExact: true })
  })

  test('says "at least" of what no index leads to, as many as were met', async () => {
    const counted = await countRunsUpToCap(database.store.db, selection('python_state.eq.none'))
    expect(counted).toEqual({ count: 5_000, isExact: false })
  })

  test('is exact where few of many runs have a value, or words, however old they are', async () => {
    const { db } = database.store
    const old = { ...run, createdAt: stageStart - 1, parameters: { region: 'Ålesund' } }
    const inserted = await insertSampleRuns(db, [old, { ...old, parameters: { region: ['Ålesund'] } }, old])
    const counts = ['parameters.region.eq.Ålesund', 'text.has.ålesund', 'text.has.nowhere']
    expect(await Promise.all(counts.map((filter) => countRunsUpToCap(db, selection(filter))))).toEqual([
      { count: 2, isExact: true },
      { count: 3, isExact: true },
      { count: 0, isExact: true },
    ])
    await sql`delete from report_runs where id = any(${inserted.map(({ id }) => id)})`.execute(db)
  })

  test('is exact in a history of up to 20,000 runs, whatever is asked of them', async () => {
    const { db } = database.store
    const { rows } = await sql<{ id: number }>`delete from report_runs where id = (select max(id) from report_runs)
      returning id`.execute(db)
    expect(rows).toHaveLength(1)
    const filters = ['python_state.eq.none', 'trigger.ne.schedule', 'duration.lt.1']
    const counted = await Promise.all(filters.map((filter) => countRunsUpToCap(db, selection(filter))))
    expect(counted.map(({ isExact }) => isExact)).toEqual([true, true, true])
    expect(counted[0]).toEqual({ count: 20_000, isExact: true })
    await insertSampleRuns(db, [run])
  })

  test('is exact above the cap, where nothing narrows the selection', async () => {
    expect(await countRunsUpToCap(database.store.db, selection())).toEqual({ count: 20_001, isExact: true })
  })
})

describe('countRuns', () => {
  test.each(['5.0', '5', '5e0', '1e30', '1E+30'])('finds a number however it is written: %s', async (text) => {
    const { db } = database.store
    const inserted = await insertSampleRuns(
      db,
      [5, 1e30].map((rate) => ({ ...run, parameters: { rate } })),
    )
    expect(await countRuns(db, selection(`parameters.rate.eq.${text}`))).toBe(1)
    await sql`delete from report_runs where id = any(${inserted.map(({ id }) => id)})`.execute(db)
  })

  test('is exact above the cap', async () => {
    expect(await countRuns(database.store.db, selection('state.eq.cancelled'))).toBe(20_001)
  })
})
