import { sql } from 'kysely'
import { isFinished, isSuccess, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { foldChanges } from '#/runs-api/store/rollups/fold-changes.ts'

/** The numbers of every rollup by rollup and key; rows that are all zeros count as absent. */
export type Rollups = Record<string, (bigint | null)[]>

type Run = {
  id: number
  account_id: number
  report_id: number
  executed_by: number
  owner_id: number | null
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

function add(rollups: Rollups, key: (string | number)[], numbers: bigint[]): void {
  const name = key.join(' ')
  rollups[name] = numbers.map((number, at) => number + (rollups[name]?.[at] ?? 0n))
}

/** One time as a histogram: a one, ten digits further left for every bucket. */
function histogram(ms: number | null): bigint {
  return ms === null ? 0n : 10n ** BigInt(10 * durationBucket(ms))
}

function addFinished(rollups: Rollups, run: Run): void {
  const { account_id: account, report_id: report, executed_by: person, duration_ms: durationMs, state } = run
  const hour = `${run.created_at.toISOString().slice(0, 13)}:00`
  const day = run.created_at.toISOString().slice(0, 10)
  const isOfTotals = state !== 'cancelled' && durationMs !== null && run.queue_ms !== null
  const total = histogram(isOfTotals ? (run.queue_ms ?? 0) + durationMs : null)
  const duration = histogram(durationMs)
  const owner = run.owner_id ?? 0
  for (const part of [owner, -1]) {
    add(rollups, ['run_hours', account, part, hour, state], [1n, duration, total])
    add(rollups, ['run_days', account, part, day, state], [1n, duration, total])
    add(rollups, ['run_totals', account, part, state], [1n])
  }
  add(rollups, ['person_hours', account, person, hour, owner, state], [1n, duration])
  add(rollups, ['person_days', account, person, day, owner, state], [1n, duration])
  add(rollups, ['person_months', account, person, `${day.slice(0, 7)}-01`, owner, state], [1n])
  add(rollups, ['person_totals', account, person, owner, state], [1n])
  const sums = [durationMs, run.queue_ms].map((ms) => BigInt(ms ?? 0))
  add(rollups, ['report_days', report, day, state], [1n, ...sums, duration, total])
}

function newestOf(runs: Run[]): (bigint | null)[] {
  const [newest] = runs.toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime() || b.id - a.id)
  return newest === undefined ? [null, null] : [BigInt(newest.created_at.getTime()), BigInt(newest.id)]
}

/** What the rollups should say, counted from the runs without the product's help. */
export async function recountRollups(db: Db): Promise<Rollups> {
  const runs = await db
    .selectFrom('report_runs as r')
    .innerJoin('reports', 'reports.id', 'r.report_id')
    .innerJoin('collections', 'collections.id', 'reports.collection_id')
    .select(['r.id', 'r.account_id', 'report_id', 'executed_by', 'state', 'r.created_at', 'duration_ms', 'queue_ms'])
    .select('owner_id')
    .execute()
  const rollups: Rollups = {}
  for (const run of runs.filter(({ state }) => isFinished(state))) addFinished(rollups, run)
  for (const [reportId, ofReport] of Map.groupBy(runs, (run) => run.report_id)) {
    rollups[`report_activity ${reportId}`] = [
      BigInt(ofReport.length),
      ...newestOf(ofReport),
      ...newestOf(ofReport.filter(({ state }) => isSuccess(state))),
      ...newestOf(ofReport.filter(({ state }) => state === 'failed')),
    ]
  }
  return rollups
}

/** What the rollups do say, once what was changed is in them. */
export async function readRollups(db: Db): Promise<Rollups> {
  await foldChanges(db)
  const hour = sql`to_char(hour, 'YYYY-MM-DD"T"HH24:MI')`
  const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`
  const { rows } = await sql<{ key: string; numbers: (string | null)[] }>`
    select concat_ws(' ', 'run_hours', account_id, owner_id, ${hour}, state) as key,
      array[runs, durations, totals]::text[] as numbers from run_hours
    union all select concat_ws(' ', 'run_days', account_id, owner_id, day, state), array[runs, durations, totals]::text[]
      from run_days
    union all select concat_ws(' ', 'person_hours', account_id, person_id, ${hour}, owner_id, state),
      array[runs, durations]::text[] from person_hours
    union all select concat_ws(' ', 'person_days', account_id, person_id, day, owner_id, state), array[runs, durations]::text[]
      from person_days
    union all select concat_ws(' ', 'person_months', account_id, person_id, month, owner_id, state), array[runs]::text[]
      from person_months
    union all select concat_ws(' ', 'run_totals', account_id, owner_id, state), array[runs]::text[] from run_totals
    union all select concat_ws(' ', 'person_totals', account_id, person_id, owner_id, state), array[runs]::text[]
      from person_totals
    union all select concat_ws(' ', 'report_days', report_id, day, state),
      array[runs, duration_ms, queue_ms, durations, totals]::text[] from report_days
    union all select concat_ws(' ', 'report_activity', report_id), array[runs_count,
      ${ms('latest_at')}, latest_id, ${ms('good_at')}, good_id, ${ms('failed_at')}, failed_id]::text[]
      from report_activity`.execute(db)
  const read = rows.map(({ key, numbers }) => ({
    key,
    numbers: numbers.map((number) => (number === null ? null : BigInt(number))),
  }))
  const kept = read.filter(({ numbers }) => numbers.some((number) => number !== 0n && number !== null))
  return Object.fromEntries(kept.map(({ key, numbers }) => [key, numbers]))
}
