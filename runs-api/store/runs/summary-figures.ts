import { addStates } from '#/runs-api/store/rollups/add-states.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { addTimes, estimatedMidpointMs, type BucketedTimes } from '#/runs-api/store/rollups/bucketed-times.ts'
import type { BucketCount } from '#/runs-api/store/rollups/count-by-buckets.ts'
import type { RunSpan } from '#/runs-api/store/runs/summary-edges.ts'

/** Runs by state, those of none left out, and the median and 95th percentile of their durations in milliseconds. */
export type SummaryFigures = {
  states: Partial<Record<RunState, number>>
  medianMs: number | null
  p95Ms: number | null
}

/**
 * Figures of all runs of a selection and of its buckets by their place; those without runs are left out. `span` is when the
 * first and the last of them were created. Percentiles may be estimates, at most 5 % off. Where there were too many runs to
 * look at, only those since `partialFrom` count.
 */
export type CountedRuns = SummaryFigures & {
  buckets: ReadonlyMap<number, SummaryFigures>
  span: RunSpan
  isEstimate: boolean
  partialFrom: Date | null
}

function percentilesOf(times: BucketedTimes): Pick<SummaryFigures, 'medianMs' | 'p95Ms'> {
  return { medianMs: estimatedMidpointMs(times, 0.5), p95Ms: estimatedMidpointMs(times, 0.95) }
}

/** The figures of runs that are counted by bucket. */
export function estimatedFigures(counts: BucketCount[]): Pick<CountedRuns, 'buckets' | keyof SummaryFigures> {
  const states = addStates(counts.map((count) => count.states))
  const buckets = counts.map(
    (count) => [count.bucket, { states: count.states, ...percentilesOf(count.times) }] as const,
  )
  return { states, ...percentilesOf(addTimes(counts.map(({ times }) => times))), buckets: new Map(buckets) }
}
