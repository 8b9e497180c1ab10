import { successRate } from '#/lib/runs/success-rate.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { edgesOf } from '#/lib/time/bucket-edges.ts'
import type { Interval } from '#/lib/time/interval.ts'
import { estimatedPercentileMs } from '#/runs-api/store/rollups/bucketed-times.ts'
import { countFailingReports } from '#/runs-api/store/health/count-failing-reports.ts'
import { listAttention, type Attention } from '#/runs-api/store/health/list-attention.ts'
import { listNeverRun, type NeverRun } from '#/runs-api/store/health/list-never-run.ts'
import { readRunCounts, type RunCount } from '#/runs-api/store/health/read-run-counts.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'

const maxListed = 200

/** The span up to `now` of this length, and the buckets it is parted into in the clock of a zone. */
export type HealthQuestion = { scope: ReportScope; now: Date; spanMs: number; interval: Interval; timeZone: string }

/** Runs by state, and the estimated 95th percentile of their total time in milliseconds. */
type SpanFigures = { states: Partial<Record<RunState, number>>; p95TotalMs: number | null }

/** `failingReports` is how many were failing at `to`. */
export type HealthBucket = SpanFigures & { from: Date; to: Date; failingReports: number }

/** A span, the share of good runs in it, and how many reports were failing: at its end now, at its start before. */
export type HealthSpan = SpanFigures & {
  from: Date
  to: Date
  runs: number
  successRate: number | null
  failingReports: number
}

export type HealthReading = {
  span: HealthSpan
  before: HealthSpan
  buckets: HealthBucket[]
  attention: Attention
  neverRun: NeverRun
}

function figuresOf(counts: RunCount[]): SpanFigures {
  const states: SpanFigures['states'] = {}
  const times = new Map<number, number>()
  for (const { state, totalBucket, runs } of counts) {
    states[state] = (states[state] ?? 0) + runs
    if (totalBucket !== null) times.set(totalBucket, (times.get(totalBucket) ?? 0) + runs)
  }
  return { states, p95TotalMs: estimatedPercentileMs(times, 0.95) }
}

function spanOf(from: Date, to: Date, of: { counts: RunCount[]; failingReports: number }): HealthSpan {
  const figures = figuresOf(of.counts)
  const runs = of.counts.reduce((sum, count) => sum + count.runs, 0)
  const { failingReports } = of
  return { from, to, ...figures, runs, successRate: successRate(figures.states), failingReports }
}

/** Where the buckets of a span begin, and its end: the clock of the zone parts it, and cuts the first and the last short. */
function edgesWithin({ now, spanMs, interval, timeZone }: HealthQuestion): [Date, ...Date[]] {
  const [toMs, fromMs] = [now.getTime(), now.getTime() - spanMs]
  const inner = edgesOf({ fromMs, toMs }, timeZone, interval).filter((ms) => ms > fromMs && ms < toMs)
  return [new Date(fromMs), ...[...inner, toMs].map((ms) => new Date(ms))]
}

/**
 * How the reports do that a scope reaches and that are not archived, over a span and the one before it (RUNS-API 8), all of it
 * as it was at one moment.
 */
export async function readHealth(db: Db, question: HealthQuestion): Promise<HealthReading> {
  const { scope, now, spanMs } = question
  const edges = edgesWithin(question)
  const [from] = edges
  const beforeFrom = new Date(from.getTime() - spanMs)
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  const { counts, failing, attention, neverRun } = await snapshot.execute(async (tx) => ({
    counts: await readRunCounts(tx, scope, [beforeFrom, ...edges]),
    failing: await countFailingReports(tx, scope, edges),
    attention: await listAttention(tx, scope, maxListed),
    neverRun: await listNeverRun(tx, scope, maxListed),
  }))
  const byBucket = Map.groupBy(counts, ({ bucket }) => bucket)
  const buckets = edges.slice(1).map((to, at) => ({
    from: edges[at] ?? from,
    to,
    failingReports: failing[at + 1] ?? 0,
    ...figuresOf(byBucket.get(at + 1) ?? []),
  }))
  const within = counts.filter(({ bucket }) => bucket > 0)
  return {
    span: spanOf(from, now, { counts: within, failingReports: attention.count }),
    before: spanOf(beforeFrom, from, { counts: byBucket.get(0) ?? [], failingReports: failing[0] ?? 0 }),
    buckets,
    attention,
    neverRun,
  }
}
