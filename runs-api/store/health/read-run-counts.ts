import { sql } from 'kysely'
import type { RunState } from '#/lib/runs/run-state.ts'
import { isOfVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/**
 * How many runs of a state were created between two edges, the first of which are edge 0 and 1 (`bucket` 0), and took a total
 * time of this logarithmic bucket; null for runs that have no say in that: those that were cancelled, never started or are not
 * over.
 */
export type RunCount = { bucket: number; state: RunState; totalBucket: number | null; runs: number }

/**
 * Counts the runs that the scope reaches by when they were created. The edges are in order; runs outside are left out. What
 * comes is no more than edges × states × the buckets that a time can fall in, however many runs there are.
 */
export async function readRunCounts(tx: Tx, scope: ReportScope, edges: Date[]): Promise<RunCount[]> {
  const { rows } = await sql<RunCount>`
    select width_bucket(r.created_at, ${edges}::timestamptz[]) - 1 as bucket, r.state,
      case when r.state in ('succeeded', 'completed', 'failed') and r.started_at is not null
        then duration_bucket(r.queue_ms + r.duration_ms) end as "totalBucket",
      count(*) as runs
    from report_runs r
    where ${isOfVisible(scope)} and r.created_at >= ${edges[0]} and r.created_at < ${edges.at(-1)}
    group by 1, 2, 3`.execute(tx)
  return rows
}
