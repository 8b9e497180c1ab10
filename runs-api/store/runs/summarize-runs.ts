import { sql } from 'kysely'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Interval } from '#/lib/time/interval.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { epochEdges, zonedEdges } from '#/runs-api/store/runs/summary-edges.ts'

/** Runs by state, those of none left out, and the median and 95th percentile of their durations in milliseconds. */
export type SummaryFigures = {
  states: Partial<Record<RunState, number>>
  medianMs: number | null
  p95Ms: number | null
}

export type Bucket = SummaryFigures & { from: Date; to: Date }

/** Without a zone, buckets are aligned to the Unix epoch and those without runs left out; with one, they leave no gaps. */
export type Summary = SummaryFigures & {
  interval: Interval | null
  bucketMs: number
  from: Date | null
  to: Date | null
  buckets: Bucket[]
}

export type SummaryShape = { maxBuckets: number; timeZone: string | null }

type CountedRow = Record<RunState, number> & { bucket: number | null; percentiles: (number | null)[] | null }

const noFigures: SummaryFigures = { states: {}, medianMs: null, p95Ms: null }

async function readSpan(db: Db, selection: RunSelection): Promise<{ first: Date; last: Date } | null> {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select min(r.created_at) as first, max(r.created_at) as last from report_runs r where ${isSelected(selection)}`.execute(
    db,
  )
  const [{ first, last } = { first: null, last: null }] = rows
  return first === null || last === null ? null : { first, last }
}

/** One row a bucket, from 1, that holds runs, and one for all of them together, which is in none. */
async function readBuckets(db: Db, selection: RunSelection, edges: Date[]): Promise<CountedRow[]> {
  const counts = runStates.map((state) => sql`count(*) filter (where state = ${state}) as ${sql.ref(state)}`)
  const { rows } = await sql<CountedRow>`
    with picked as (
      select least(greatest(width_bucket(r.created_at, ${edges}::timestamptz[]), 1), ${edges.length - 1}::int) as bucket,
        r.state, r.duration_ms
      from report_runs r where ${isSelected(selection)})
    select bucket, ${sql.join(counts)},
      percentile_cont(array[0.5, 0.95]) within group (order by duration_ms) as percentiles
    from picked group by grouping sets ((bucket), ())`.execute(db)
  return rows
}

function figuresOf(row: CountedRow | undefined): SummaryFigures {
  if (row === undefined) return noFigures
  const [medianMs = null, p95Ms = null] = row.percentiles ?? []
  const counted = runStates.map((state) => [state, row[state]] as const)
  return { states: Object.fromEntries(counted.filter(([, runs]) => runs > 0)), medianMs, p95Ms }
}

/** The runs of a selection by time and state, with the median and 95th percentile of their durations (RUNS-API 8). */
export async function summarizeRuns(
  db: Db,
  selection: RunSelection,
  { maxBuckets, timeZone }: SummaryShape,
): Promise<Summary> {
  const span = await readSpan(db, selection)
  const { interval, bucketMs, edges } =
    timeZone === null ? epochEdges(span, maxBuckets) : zonedEdges(span, selection, { maxBuckets, timeZone })
  const rows = span === null ? [] : await readBuckets(db, selection, edges)
  const byBucket = new Map(rows.map((row) => [row.bucket, row]))
  const buckets = edges.slice(0, -1).map((from, at) => {
    const row = byBucket.get(at + 1)
    return { isEmpty: row === undefined, from, to: edges[at + 1] ?? from, ...figuresOf(row) }
  })
  return {
    ...figuresOf(byBucket.get(null)),
    interval,
    bucketMs,
    from: timeZone === null ? (span?.first ?? null) : (edges[0] ?? null),
    to: timeZone === null ? (span?.last ?? null) : (edges.at(-1) ?? null),
    buckets: buckets.flatMap(({ isEmpty, ...bucket }) => (isEmpty && timeZone === null ? [] : [bucket])),
  }
}
