import { sql, type RawBuilder } from 'kysely'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { RunSpan } from '#/runs-api/store/runs/summary-edges.ts'
import type { CountedRuns, SummaryFigures } from '#/runs-api/store/runs/summary-figures.ts'

type CountedRow = Record<RunState, number> & { bucket: number | null; percentiles: (number | null)[] | null }

/** When the first and the last run of a selection were created. */
export async function readSpan(db: Db, isAsked: RawBuilder<boolean>): Promise<RunSpan> {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select min(r.created_at) as first, max(r.created_at) as last from report_runs r where ${isAsked}`.execute(db)
  const [{ first, last } = { first: null, last: null }] = rows
  return first === null || last === null ? null : { first, last }
}

/** One row a bucket, from 1, that holds runs, and one for all of them together, which is in none. */
async function readBuckets(db: Db, isAsked: RawBuilder<boolean>, edges: Date[]): Promise<CountedRow[]> {
  const counts = runStates.map((state) => sql`count(*) filter (where state = ${state}) as ${sql.ref(state)}`)
  const { rows } = await sql<CountedRow>`
    with picked as (
      select least(greatest(width_bucket(r.created_at, ${edges}::timestamptz[]), 1), ${edges.length - 1}::int) as bucket,
        r.state, r.duration_ms
      from report_runs r where ${isAsked})
    select bucket, ${sql.join(counts)},
      percentile_cont(array[0.5, 0.95]) within group (order by duration_ms) as percentiles
    from picked group by grouping sets ((bucket), ())`.execute(db)
  return rows
}

function figuresOf(row: CountedRow): SummaryFigures {
  const [medianMs = null, p95Ms = null] = row.percentiles ?? []
  const counted = runStates.map((state) => [state, row[state]] as const)
  return { states: Object.fromEntries(counted.filter(([, runs]) => runs > 0)), medianMs, p95Ms }
}

/** Looks at every run of a selection, whose first and last are known: for selections that are small. */
export async function countExactly(
  db: Db,
  isAsked: RawBuilder<boolean>,
  { span, edges }: { span: RunSpan; edges: Date[] },
): Promise<CountedRuns> {
  const rows = span === null ? [] : await readBuckets(db, isAsked, edges)
  const all = rows.find(({ bucket }) => bucket === null)
  const inBuckets = rows.flatMap((row) => (row.bucket === null ? [] : [[row.bucket - 1, figuresOf(row)] as const]))
  return {
    ...(all === undefined ? { states: {}, medianMs: null, p95Ms: null } : figuresOf(all)),
    buckets: new Map(inBuckets),
    span,
    isEstimate: false,
    partialFrom: null,
  }
}
