import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importReports } from '#/runs-api/engine/report-folders/import-reports.ts'
import { openLog } from '#/runs-api/log.ts'
import type { Completion } from '#/runs-api/sample/complete-sample.ts'
import { makeWorkspace } from '#/runs-api/sample/make-workspace.ts'
import { beginPast, openSample } from '#/runs-api/sample/open-sample.ts'
import { whileLocked } from '#/runs-api/sample/preparation-lock.ts'
import { findSample } from '#/runs-api/sample/statements/sample-marks.ts'
import { smallPlan } from '#/runs-api/sample/testing/small-plan.ts'
import { openSmallSample, type SmallSample } from '#/runs-api/sample/testing/small-sample.ts'
import { listRuns, storyOf, type RunRow } from '#/runs-api/sample/testing/stored-runs.ts'
import { insertAccount } from '#/runs-api/store/accounts.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readFormOptions } from '#/runs-api/store/reports/form-options.ts'
import { checkRollups } from '#/runs-api/store/rollups/check-rollups.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'

/** A Thursday. Moments of the past are counted from here, whatever the day of the test is. */
const now = new Date('2026-08-06T13:00:00Z')
/** The next start: what the first one began is gone on with, not begun anew. */
const later = new Date('2026-08-07T18:00:00Z')
const lines: string[] = []
const log = openLog('info', (line) => lines.push(line))

let sample: SmallSample
const databases: TestDatabase[] = []
beforeAll(async () => {
  sample = await openSmallSample()
})
afterAll(async () => {
  for (const database of databases) await database.drop()
  await sample.close()
})

async function openDatabase(): Promise<Db> {
  const database = await openTestDatabase()
  databases.push(database)
  return database.store.db
}

/** What a process does with the sample at its start. */
async function start(db: Db, at = now): Promise<Completion> {
  const { engine, warehouse, reportsDir } = sample
  return whileLocked(db, 'preparing', async () => {
    const state = await openSample({ db, plan: smallPlan, warehouse, log })
    if (state === undefined) throw new Error('The sample is not there')
    await importReports(db, { reportsDir, ...state })
    return beginPast(state, { db, engine, plan: smallPlan, log, now: at })
  })
}

async function goThrough(db: Db, at = now): Promise<void> {
  const { done } = await start(db, at)
  await done
}

async function countRuns(db: Db): Promise<number> {
  return (await listRuns(db)).length
}

describe('the sample in an empty installation', () => {
  let db: Db
  let runs: RunRow[]
  beforeAll(async () => {
    db = await openDatabase()
    await goThrough(db)
    runs = await listRuns(db)
  }, 60_000)

  test('has the people of the plan, with their roles and without passwords', async () => {
    const { rows } = await sql`
      select a.username, m.role, a.password_hash as password, w.username as workspace
      from memberships m join accounts a on a.id = m.user_id join accounts w on w.id = m.workspace_id
      order by a.username`.execute(db)
    expect(rows).toEqual([
      { username: 'ada', role: 'admin', password: null, workspace: 'tiny' },
      { username: 'ana', role: 'analyst', password: null, workspace: 'tiny' },
      { username: 'vera', role: 'viewer', password: null, workspace: 'tiny' },
    ])
  })

  test('has a past whose rollups are what a recount gives', async () => {
    expect(runs.length).toBeGreaterThan(80)
    expect(await checkRollups(db)).toEqual([])
  })

  test('has consistent times, and no run that is older than its report', async () => {
    for (const { createdAt, startedAt, completedAt, updatedAt } of runs) {
      const times = [createdAt, startedAt, completedAt, updatedAt].map((time) => time.getTime())
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
    const { rows } = await sql`select from report_runs r join reports p on p.id = r.report_id
      join accounts a on a.id = r.account_id
      where r.created_at < p.created_at or p.created_at < a.created_at`.execute(db)
    expect(rows).toEqual([])
  })

  test('is marked as purged exactly where the nightly purge would have been', async () => {
    const { rows } = await sql<{ days: number }>`
      select retention_days as days from accounts where kind = 'workspace'`.execute(db)
    const dayMs = 86_400_000
    const lastNight = new Date('2026-08-06T03:17:00Z').getTime()
    const keptSince = lastNight - (rows[0]?.days ?? 0) * dayMs
    for (const { createdAt, purgedAt, queries } of runs) {
      expect(purgedAt !== null).toBe(createdAt.getTime() < keptSince)
      if (purgedAt !== null) {
        expect(queries.every(({ file }) => file === null)).toBe(true)
        expect(purgedAt.getTime() - createdAt.getTime()).toBeGreaterThan((rows[0]?.days ?? 0) * dayMs)
      }
    }
  })

  test('has really executed what is younger: SQL, rows and results that can be read', async () => {
    const kept = runs.filter(({ purgedAt, state }) => purgedAt === null && state !== 'cancelled')
    expect(kept.length).toBeGreaterThan(15)
    const { rows: files } = await sql<{ report: string; run: string; file: string }>`
      select p.token as report, r.token as run, s.file from results s join query_runs q on q.id = s.query_run_id
      join report_runs r on r.id = q.run_id join reports p on p.id = r.report_id`.execute(db)
    for (const { report: reportToken, run: runToken, file: queryRunToken } of files) {
      const path = sample.engine.results.pathOf({ reportToken, runToken, queryRunToken })
      expect(await sample.engine.results.readRows(path, { limit: 1, offset: 0 })).toHaveLength(1)
    }
    expect(files).toHaveLength(
      kept.flatMap(({ queries }) => queries.filter(({ state }) => state === 'succeeded')).length,
    )
    for (const { sql: rendered } of kept.flatMap(({ queries }) => queries)) expect(rendered).toContain('sales')
    const beats = kept.find(({ folder }) => folder === 'pulse')
    expect(beats?.queries).toMatchObject([{ state: 'succeeded', rows: 1 }])
  })

  test('fails where the report fails, told and executed alike', () => {
    const deep = runs.filter(({ folder, parameters }) => folder === 'sales' && parameters.depth === 13)
    const failed = deep.filter(({ failureCode }) => failureCode === 'SqlUnknownColumn')
    expect(failed.some(({ purgedAt }) => purgedAt === null)).toBe(true)
    expect(failed.some(({ purgedAt }) => purgedAt !== null)).toBe(true)
    for (const { state, queries } of failed) {
      expect(state).toBe('failed')
      expect(queries.map((query) => query.state)).toEqual(['failed', 'succeeded'])
    }
  })

  test('gives each failure to the first good run behind it with the same parameters', async () => {
    const { rows } = await sql<{ token: string; recoveredBy: string | null; first: string | null }>`
      select f.token, b.token as "recoveredBy", (
        select g.token from report_runs g
        where g.report_id = f.report_id and g.parameters = f.parameters and g.state = 'succeeded'
          and (g.created_at, g.id) > (f.created_at, f.id) order by g.created_at, g.id limit 1) as first
      from report_runs f left join report_runs b on b.id = f.recovered_by where f.state = 'failed'`.execute(db)
    expect(rows.some(({ first }) => first === null)).toBe(true)
    expect(rows.some(({ first }) => first !== null)).toBe(true)
    for (const { recoveredBy, first } of rows) expect(recoveredBy).toBe(first)
  })

  test('knows the options of its forms, and they are in the defaults of every run', async () => {
    const { rows } = await sql<{ id: number }>`
      select version_id as id from reports where source_folder = 'sales'`.execute(db)
    const options = await readFormOptions(db, rows[0]?.id ?? 0)
    expect(options.get('regions')).toMatchObject({ options: [{ label: 'EAST', value: 'east' }, {}, {}] })
    for (const { parameters } of runs.filter(({ folder, trigger }) => folder === 'sales' && trigger !== 'schedule')) {
      expect(parameters).toMatchObject({ regions: ['east', 'north', 'south'], until: expect.stringMatching(/^2026-/) })
    }
  })

  test('keeps nobody awake with its past: only executed runs are told to those who watch', async () => {
    const { rows } = await sql<{ told: number }>`
      select count(distinct e.run_id) as told from run_events e join report_runs r on r.id = e.run_id
      where r.purge_completed_at is not null`.execute(db)
    expect(rows).toEqual([{ told: 0 }])
  })

  test('is left as it is by the next start', async () => {
    await goThrough(db, later)
    expect(await listRuns(db)).toEqual(runs)
  })

  test('tells the same in another installation, also when its start was cut short and taken up again', async () => {
    const other = await openDatabase()
    const cut = await start(other)
    const told = await countRuns(other)
    await expect.poll(() => countRuns(other), { timeout: 20_000 }).toBeGreaterThan(told + 3)
    await cut.close()
    const left = runs.length - (await countRuns(other))
    expect(left).toBeGreaterThan(0)
    await goThrough(other, later)
    expect(storyOf(await listRuns(other))).toEqual(storyOf(runs))
    expect(await checkRollups(other)).toEqual([])
    expect(lines.at(-1)).toMatch(`"message":"The sample workspace is complete","executed":${left},`)
  }, 60_000)
})

describe('the sample', () => {
  test('is made once by processes that start at the same time', async () => {
    const db = await openDatabase()
    const starts = await Promise.all([start(db), start(db)])
    expect(new Set((await listRuns(db)).map(({ token }) => token)).size).toBe(await countRuns(db))
    await Promise.all(starts.map(({ close }) => close()))
    const { rows } = await sql<{ action: string }>`select action from audit_log order by id`.execute(db)
    expect(rows.map(({ action }) => action)).toEqual(['sample.made', 'sample.past_told'])
    const { rows: recovered } = await sql`select from report_runs where recovered_by is not null`.execute(db)
    expect(recovered.length).toBeGreaterThan(0)
  }, 60_000)

  test('has its people once, whoever makes them at the same time', async () => {
    const db = await openDatabase()
    const made = await Promise.all([1, 2, 3].map(() => makeWorkspace(db, smallPlan)))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await findSample(db, 'tiny')).toMatchObject({ pastEndsAt: null, isComplete: false })
  })

  test('is not made where somebody is', async () => {
    const db = await openDatabase()
    await insertAccount(db, { username: 'kim', name: 'Kim', kind: 'user' })
    await insertAccount(db, { username: 'tiny', name: 'Their own Tiny', kind: 'workspace' })
    expect(await openSample({ db, plan: smallPlan, warehouse: sample.warehouse, log })).toBeUndefined()
  })
})
