import { sql } from 'kysely'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/list-runs.ts'

export type Bucket = { from: Date; states: Partial<Record<RunState, number>> }

/** `bucketSeconds` wide buckets aligned to the Unix epoch, only those that hold runs; durations in milliseconds. */
export type Summary = {
  bucketSeconds: number
  firstAt: Date | null
  lastAt: Date | null
  states: Partial<Record<RunState, number>>
  medianMs: number | null
  p95Ms: number | null
  buckets: Bucket[]
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const widths = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 7 * day, 30 * day, 365 * day]
const maxBuckets = 100

/** The narrowest round width that needs at most a hundred buckets for a span. */
export function bucketWidth(from: Date, to: Date): number {
  const seconds = Math.max(0, (to.getTime() - from.getTime()) / 1000)
  return widths.find((width) => seconds / width <= maxBuckets - 1) ?? 365 * day
}

type Figures = { firstAt: Date | null; lastAt: Date | null; medianMs: number | null; p95Ms: number | null }
const noFigures: Figures = { firstAt: null, lastAt: null, medianMs: null, p95Ms: null }

async function readFigures(db: Db, selection: RunSelection): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select min(r.created_at) as "firstAt", max(r.created_at) as "lastAt",
      percentile_cont(0.5) within group (order by r.duration_ms) as "medianMs",
      percentile_cont(0.95) within group (order by r.duration_ms) as "p95Ms"
    from report_runs r where ${isSelected(selection)}`.execute(db)
  return rows[0] ?? noFigures
}

/** The runs of a selection by time and state, with the median and 95th percentile of their durations (RUNS-API 8). */
export async function summarizeRuns(db: Db, selection: RunSelection): Promise<Summary> {
  const figures = await readFigures(db, selection)
  const { firstAt, lastAt } = figures
  const bucketSeconds = firstAt === null || lastAt === null ? hour : bucketWidth(firstAt, lastAt)
  const { rows } = await sql<{ start: number; state: RunState; runs: number }>`
    select floor(extract(epoch from r.created_at) / ${bucketSeconds}::int)::bigint * ${bucketSeconds}::int as start,
      r.state, count(*) as runs
    from report_runs r where ${isSelected(selection)} group by 1, 2 order by 1`.execute(db)
  const states: Summary['states'] = {}
  const buckets = new Map<number, Bucket>()
  for (const { start, state, runs } of rows) {
    const bucket = buckets.get(start) ?? { from: new Date(start * 1000), states: {} }
    bucket.states[state] = runs
    buckets.set(start, bucket)
    states[state] = (states[state] ?? 0) + runs
  }
  return { ...figures, bucketSeconds, states, buckets: [...buckets.values()] }
}
