import { sql } from 'kysely'
import { isFinished, isSuccess, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

/** The numbers of every rollup by rollup and key; rows that are all zeros count as absent. */
export type Rollups = Record<string, (number | null)[]>

type Run = {
  id: number
  account_id: number
  report_id: number
  state: RunState
  created_at: Date
  duration_ms: number | null
  queue_ms: number | null
}

/** Each bucket is a tenth wider than the one before; -1 is for runs without a duration. */
export function durationBucket(durationMs: number | null): number {
  if (durationMs === null) return -1
  let bucket = 0
  while (durationMs > 1.1 ** bucket) bucket += 1
  return bucket
}

function add(rollups: Rollups, key: (string | number)[], numbers: number[]): void {
  const name = key.join(' ')
  rollups[name] = numbers.map((number, at) => number + (rollups[name]?.[at] ?? 0))
}

function addFinished(rollups: Rollups, run: Run): void {
  const hour = `${run.created_at.toISOString().slice(0, 13)}:00`
  const day = run.created_at.toISOString().slice(0, 10)
  add(rollups, ['run_hours', run.account_id, hour, run.state], [1])
  add(rollups, ['run_days', run.account_id, day, run.state, durationBucket(run.duration_ms)], [1])
  add(rollups, ['report_days', run.report_id, day, run.state], [1, run.duration_ms ?? 0, run.queue_ms ?? 0])
}

function newestOf(runs: Run[]): (number | null)[] {
  const [newest] = runs.toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime() || b.id - a.id)
  return newest === undefined ? [null, null] : [newest.created_at.getTime(), newest.id]
}

/** What the rollups should say, counted from the runs without the product's help. */
export async function recountRollups(db: Db): Promise<Rollups> {
  const runs = await db
    .selectFrom('report_runs')
    .select(['id', 'account_id', 'report_id', 'state', 'created_at', 'duration_ms', 'queue_ms'])
    .execute()
  const rollups: Rollups = {}
  for (const run of runs.filter(({ state }) => isFinished(state))) addFinished(rollups, run)
  for (const [reportId, ofReport] of Map.groupBy(runs, (run) => run.report_id)) {
    rollups[`report_activity ${reportId}`] = [
      ofReport.length,
      ...newestOf(ofReport),
      ...newestOf(ofReport.filter(({ state }) => isSuccess(state))),
      ...newestOf(ofReport.filter(({ state }) => state === 'failed')),
    ]
  }
  return rollups
}

/** What the rollups do say. */
export async function readRollups(db: Db): Promise<Rollups> {
  const ms = (column: string) => sql`extract(epoch from ${sql.ref(column)}) * 1000`
  const { rows } = await sql<{ key: string; numbers: (number | null)[] }>`
    select concat_ws(' ', 'run_hours', account_id, to_char(hour, 'YYYY-MM-DD"T"HH24:MI'), state) as key,
      jsonb_build_array(runs) as numbers from run_hours
    union all select concat_ws(' ', 'run_days', account_id, day, state, bucket), jsonb_build_array(runs) from run_days
    union all select concat_ws(' ', 'report_days', report_id, day, state),
      jsonb_build_array(runs, duration_ms, queue_ms) from report_days
    union all select concat_ws(' ', 'report_activity', report_id), jsonb_build_array(runs_count,
      ${ms('latest_at')}, latest_id, ${ms('good_at')}, good_id, ${ms('failed_at')}, failed_id) from report_activity`.execute(
    db,
  )
  const kept = rows.filter(({ numbers }) => numbers.some((number) => number !== 0 && number !== null))
  return Object.fromEntries(kept.map(({ key, numbers }) => [key, numbers]))
}
