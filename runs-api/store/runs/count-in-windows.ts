import { sql, type RawBuilder } from 'kysely'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { addStates } from '#/runs-api/store/rollups/add-states.ts'
import { addTimes } from '#/runs-api/store/rollups/bucketed-times.ts'
import type { BucketCount } from '#/runs-api/store/rollups/count-by-buckets.ts'
import { isWithin, type Span } from '#/runs-api/store/rollups/run-base.ts'
import type { RunSpan } from '#/runs-api/store/runs/summary-edges.ts'
import { isTimeout, limitTime } from '#/runs-api/store/time-limit.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** Runs counted from the end of a span back to `fromMs`, and when the first and the last of them were created. */
export type WindowCount = { counts: BucketCount[]; fromMs: number; span: RunSpan }

type Question = { isSelected: RawBuilder<boolean>; edges: Date[]; budgetMs: number }

type Row = { bucket: number; state: RunState; time: number; runs: number; first: Date; last: Date }

/** How small a part of the span is looked at first, and how much wider than one window the next one may be. */
const firstPart = 1 / 1_024
const maxGrowth = 8

class OutOfTime extends Error {}

/** @throws OutOfTime where it is not done in time */
async function countWindow(tx: Tx, question: Question, { window, leftMs }: { window: Span; leftMs: number }) {
  const { isSelected, edges } = question
  try {
    await limitTime(tx, leftMs)
    const { rows } = await sql<Row>`
      select width_bucket(r.created_at, ${edges}::timestamptz[]) - 1 as bucket, r.state,
        duration_bucket(r.duration_ms) as time, count(*) as runs, min(r.created_at) as first, max(r.created_at) as last
      from report_runs r where ${isSelected} and ${isWithin(window)} group by 1, 2, 3`.execute(tx)
    return rows
  } catch (error) {
    throw isTimeout(error) ? new OutOfTime('The time for a window is over.', { cause: error }) : error
  }
}

/** How much wider the next window may be, if runs cost as much there: half of the time that is left, to be safe. */
function growthAfter(tookMs: number, leftMs: number): number {
  return Math.min(maxGrowth, leftMs / 2 / Math.max(tookMs, 1))
}

function summed(rows: Row[]): Pick<WindowCount, 'counts' | 'span'> {
  const counts = [...Map.groupBy(rows, ({ bucket }) => bucket)].map(([bucket, within]) => ({
    bucket,
    states: addStates(within.map(({ state, runs }) => ({ [state]: runs }))),
    times: addTimes(within.flatMap(({ time, runs }) => (time < 0 ? [] : [new Map([[time, runs]])]))),
  }))
  if (rows.length === 0) return { counts, span: null }
  const first = rows.reduce(
    (earliest, row) => (row.first < earliest ? row.first : earliest),
    rows[0]?.first ?? new Date(),
  )
  const last = rows.reduce((latest, row) => (row.last > latest ? row.last : latest), first)
  return { counts, span: { first, last } }
}

/**
 * Looks at the runs between the first edge and the last one by one, the newest first, in windows of time that grow as long as
 * they cost little; stops where the time it may take (`budgetMs`) would not be enough for the next.
 */
export async function countInWindows(db: Db, question: Question): Promise<WindowCount> {
  const { edges, budgetMs } = question
  const [startMs, endMs] = [edges[0]?.getTime() ?? 0, edges.at(-1)?.getTime() ?? 0]
  const deadline = performance.now() + budgetMs
  const found: Row[] = []
  let toMs = endMs
  let widthMs = Math.ceil((endMs - startMs) * firstPart)

  async function countAll(tx: Tx): Promise<void> {
    while (toMs > startMs && widthMs > 0) {
      const begunAt = performance.now()
      const window = { fromMs: Math.max(startMs, toMs - widthMs), toMs }
      found.push(...(await countWindow(tx, question, { window, leftMs: Math.max(1, deadline - begunAt) })))
      toMs = window.fromMs
      const growth = growthAfter(performance.now() - begunAt, deadline - performance.now())
      widthMs = growth < 1 / maxGrowth ? 0 : Math.ceil(widthMs * growth)
    }
  }

  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  await snapshot.execute(countAll).catch((error: unknown) => {
    if (!(error instanceof OutOfTime)) throw error
  })
  return { ...summed(found), fromMs: toMs }
}
