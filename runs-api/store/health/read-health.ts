import { successRate } from '#/lib/runs/success-rate.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { edgesOf } from '#/lib/time/bucket-edges.ts'
import type { Interval } from '#/lib/time/interval.ts'
import { addStates } from '#/runs-api/store/rollups/add-states.ts'
import { addTimes, estimatedPercentileMs } from '#/runs-api/store/rollups/bucketed-times.ts'
import type { BucketCount } from '#/runs-api/store/rollups/count-by-buckets.ts'
import { countFailingReports } from '#/runs-api/store/health/count-failing-reports.ts'
import { listAttention, type Attention } from '#/runs-api/store/health/list-attention.ts'
import { listMissed, type Missed } from '#/runs-api/store/health/list-missed.ts'
import { listSlow, type Slow } from '#/runs-api/store/health/list-slow.ts'
import { listNeverRun, type NeverRun } from '#/runs-api/store/health/list-never-run.ts'
import { readHistoryStart } from '#/runs-api/store/health/read-history-start.ts'
import { readRunCounts } from '#/runs-api/store/health/read-run-counts.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'

const maxListed = 50

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
  /** When the first run was created; null where there is none. */
  historyBeginsAt: Date | null
  buckets: HealthBucket[]
  attention: Attention
  slow: Slow
  missed: Missed
  neverRun: NeverRun
}

const figuresOf = ({ states, times }: Omit<BucketCount, 'bucket'>): SpanFigures => ({
  states,
  p95TotalMs: estimatedPercentileMs(times, 0.95),
})

function sumOf(counts: BucketCount[]): SpanFigures {
  const times = addTimes(counts.map((count) => count.times))
  return figuresOf({ states: addStates(counts.map(({ states }) => states)), times })
}

function spanOf(from: Date, to: Date, of: { counts: BucketCount[]; failingReports: number }): HealthSpan {
  const figures = sumOf(of.counts)
  const runs = Object.values(figures.states).reduce((sum, count) => sum + count, 0)
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
  const { counts, failures, attention, slow, missed, neverRun, historyBeginsAt } = await snapshot.execute(
    async (tx) => {
      return {
        counts: await readRunCounts(tx, scope, [beforeFrom, ...edges]),
        failures: await countFailingReports(tx, { scope, moments: edges }),
        attention: await listAttention(tx, scope, maxListed),
        slow: await listSlow(tx, scope, maxListed),
        missed: await listMissed(tx, scope, maxListed),
        neverRun: await listNeverRun(tx, scope, maxListed),
        historyBeginsAt: await readHistoryStart(tx, scope),
      }
    },
  )
  const byBucket = new Map(counts.map((count) => [count.bucket, count]))
  const buckets = edges.slice(1).map((to, at) => ({
    from: edges[at] ?? from,
    to,
    failingReports: failures[at + 1] ?? 0,
    ...figuresOf(byBucket.get(at + 1) ?? { states: {}, times: [] }),
  }))
  const within = counts.filter(({ bucket }) => bucket > 0)
  return {
    span: spanOf(from, now, { counts: within, failingReports: attention.count }),
    before: spanOf(beforeFrom, from, {
      counts: counts.filter(({ bucket }) => bucket === 0),
      failingReports: failures[0] ?? 0,
    }),
    historyBeginsAt,
    buckets,
    attention,
    slow,
    missed,
    neverRun,
  }
}
