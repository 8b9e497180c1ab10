import { sql } from 'kysely'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readHistogram } from '#/runs-api/store/rollups/bucketed-times.ts'
import type { BucketCount } from '#/runs-api/store/rollups/count-by-buckets.ts'
import { isWithin, type Span } from '#/runs-api/store/rollups/run-base.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/list-runs.ts'
import type { RunSpan } from '#/runs-api/store/runs/summary-edges.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** Runs counted from the end of a span back to `fromMs`, and when the first and the last of them were created. */
export type WindowCount = { counts: BucketCount[]; fromMs: number; span: RunSpan }

type Row = { bucket: number; state: RunState; runs: number; times: string; first: Date; last: Date }
type Question = { selection: RunSelection; edges: Date[] }

/** How small a part of the span is looked at first, and how much wider than one window the next one may be. */
const firstPart = 1 / 1_024
const maxGrowth = 8

async function countWindow(tx: Tx, { selection, edges }: Question, window: Span): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select bucket, state, sum(runs) as runs, sum(runs * bucket_histogram(time))::text as times, min(first) as first,
      max(last) as last
    from (select width_bucket(r.created_at, ${edges}::timestamptz[]) - 1 as bucket, r.state,
        duration_bucket(r.duration_ms) as time, count(*) as runs, min(r.created_at) as first, max(r.created_at) as last
      from report_runs r where ${isSelected(selection)} and ${isWithin(window)} group by 1, 2, 3) counted
    group by bucket, state`.execute(tx)
  return rows
}

/** Undefined where it is not done in time; the transaction is over then. */
async function countInTime(tx: Tx, question: Question, { window, leftMs }: { window: Span; leftMs: number }) {
  try {
    await sql`select set_config('statement_timeout', ${String(Math.ceil(leftMs))}, true)`.execute(tx)
    return await countWindow(tx, question, window)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '57014') return undefined
    throw error
  }
}

/** How much wider the next window may be, if runs cost as much there: half of the time that is left, to be safe. */
function growthAfter(tookMs: number, leftMs: number): number {
  return Math.min(maxGrowth, leftMs / 2 / Math.max(tookMs, 1))
}

function summed(rows: Row[], fromMs: number): WindowCount {
  const firsts = rows.map(({ first }) => first.getTime())
  const lasts = rows.map(({ last }) => last.getTime())
  return {
    counts: rows.map(({ bucket, state, runs, times }) => ({ bucket, state, runs, times: readHistogram(times) })),
    fromMs,
    span: rows.length === 0 ? null : { first: new Date(Math.min(...firsts)), last: new Date(Math.max(...lasts)) },
  }
}

/**
 * Looks at the runs of a span one by one, the newest first, in windows of time that grow as long as they cost little; stops
 * where the time it may take (`budgetMs`) would not be enough for the next.
 */
export async function countInWindows(
  db: Db,
  question: Question,
  { budgetMs }: { budgetMs: number },
): Promise<WindowCount> {
  const [startMs, endMs] = [question.edges[0]?.getTime() ?? 0, question.edges.at(-1)?.getTime() ?? 0]
  const deadline = performance.now() + budgetMs
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return snapshot.execute(async (tx) => {
    const found: Row[] = []
    let toMs = endMs
    let widthMs = Math.ceil((endMs - startMs) * firstPart)
    while (toMs > startMs) {
      const begunAt = performance.now()
      const window = { fromMs: Math.max(startMs, toMs - widthMs), toMs }
      const rows = await countInTime(tx, question, { window, leftMs: Math.max(1, deadline - begunAt) })
      if (rows === undefined) break
      found.push(...rows)
      toMs = window.fromMs
      const growth = growthAfter(performance.now() - begunAt, deadline - performance.now())
      if (growth < 1 / maxGrowth) break
      widthMs = Math.ceil(widthMs * growth)
    }
    return summed(found, toMs)
  })
}
