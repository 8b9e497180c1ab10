import { sql } from 'kysely'
import { AppError } from '#/lib/errors.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { judgeAllDurations } from '#/runs-api/store/runs/slow-runs.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'
import { createDrawingTables } from './drawing-tables.ts'
import { neededToRecover, putBackIndexes, takeOffIndexes } from './indexes.ts'
import { drawRuns, historyDays, insertRuns, retentionDays } from './insert-runs.ts'
import { planReports } from './report-plan.ts'
import { collectionCount, insertReports, insertWorkspace, peopleCount, reportCount } from './workspace.ts'

/** A batch is a week of a long history, and four weeks of one where a week is soon inserted. */
const weeksOfBatch = (runs: number) => (runs > 3_000_000 ? 1 : 4)

export type LoadFigures = {
  runs: number
  seed: number
  runs_per_second: number
  insert_seconds: number
  index_seconds: number
  recover_seconds: number
  judge_seconds: number
  vacuum_seconds: number
  share_of_largest_report: number
  recovered_failures: number
  open_failures: number
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunMs = performance.now()
  await work()
  return (performance.now() - begunMs) / 1000
}

async function figuresOf(db: Db) {
  const { rows } = await sql<{ runs: number; largest: number; recovered: number; open: number }>`
    select sum(runs_count)::bigint as runs, max(runs_count) / sum(runs_count)::float8 as largest,
      (select count(*) from report_runs where recovered_by is not null) as recovered,
      (select count(*) from report_runs where state = 'failed' and recovered_by is null) as open
    from report_activity`.execute(db)
  return rows[0] ?? { runs: 0, largest: 0, recovered: 0, open: 0 }
}

/** False for an empty store. Throws for one whose load was cut short, in which what is drawn from still lies. */
export async function isLoaded(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isLoaded: boolean; isUnfinished: boolean }>`
    select exists (select from report_runs) as "isLoaded",
      exists (select from pg_namespace where nspname = 'bench') as "isUnfinished"`.execute(db)
  if (rows[0]?.isUnfinished === true) {
    throw new AppError('conflict', 'The load of this store was cut short: remove its directory and load it again.')
  }
  return rows[0]?.isLoaded ?? false
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits))

/**
 * Fills an empty store with a workspace of so many runs. The same seed gives the same history, reckoned back from now.
 * `say` is told of each step.
 */
export async function loadHistory(
  db: Db,
  { runs, seed, say, signal }: { runs: number; seed: number; say: (line: string) => void; signal: AbortSignal },
): Promise<LoadFigures> {
  const now = new Date()
  const reports = planReports(seed, { reports: reportCount, collections: collectionCount, people: peopleCount })
  const { accountId, takenOff } = await inTransaction(db, async (tx) => {
    const loaded = await insertWorkspace(tx)
    await sql`update accounts set retention_days = ${retentionDays} where id = ${loaded.accountId}`.execute(tx)
    const ids = await insertReports(tx, loaded, reports)
    await createDrawingTables(tx, loaded, { reports, ids })
    return { accountId: loaded.accountId, takenOff: await takeOffIndexes(tx) }
  })
  const batches = Math.ceil(historyDays / 7 / weeksOfBatch(runs))
  let insertSeconds = 0
  for (let at = 0; at < batches; at += 1) {
    signal.throwIfAborted()
    const [from, to] = [Math.floor((runs * at) / batches) + 1, Math.floor((runs * (at + 1)) / batches)]
    await inTransaction(db, async (tx) => {
      await sql`set local runboard.quiet = 'on'`.execute(tx)
      await drawRuns(tx, { accountId, seed, all: runs, from, to, now })
      insertSeconds += await timed(() => insertRuns(tx))
    })
    if (at % 10 === 9) say(`  ${to.toLocaleString('en-US')} runs inserted`)
  }
  const isNeeded = ({ name }: { name: string }) => neededToRecover.includes(name)
  const { indexes, checks } = takenOff
  const firstSeconds = await timed(() => putBackIndexes(db, { indexes: indexes.filter(isNeeded), checks: [] }))
  say('  recovering failures')
  await sql`analyze report_runs`.execute(db)
  const recoverSeconds = await timed(() =>
    inTransaction(db, async (tx) => {
      await sql`set local runboard.quiet = 'on'`.execute(tx)
      await recoverAllFailures(tx, accountId)
    }),
  )
  say('  judging durations')
  const judgeSeconds = await timed(() =>
    inTransaction(db, async (tx) => {
      await sql`set local runboard.quiet = 'on'`.execute(tx)
      await judgeAllDurations(tx, accountId)
    }),
  )
  say('  building the indexes')
  const others = indexes.filter((index) => !isNeeded(index))
  const indexSeconds = firstSeconds + (await timed(() => putBackIndexes(db, { indexes: others, checks })))
  const vacuumSeconds = await timed(async () => {
    await sql`drop schema bench cascade`.execute(db)
    await sql`vacuum (analyze)`.execute(db)
    await sql`checkpoint`.execute(db)
  })
  const { runs: loaded, largest, recovered, open } = await figuresOf(db)
  return {
    runs: loaded,
    seed,
    runs_per_second: Math.round(loaded / (insertSeconds + indexSeconds)),
    insert_seconds: round(insertSeconds),
    index_seconds: round(indexSeconds),
    recover_seconds: round(recoverSeconds),
    judge_seconds: round(judgeSeconds),
    vacuum_seconds: round(vacuumSeconds),
    share_of_largest_report: round(largest, 4),
    recovered_failures: recovered,
    open_failures: open,
  }
}
