import { z } from 'zod'
import { Links, Timestamp } from '#/lib/contract/hal.ts'
import { runStates } from '#/lib/runs/run-state.ts'

const StateCounts = z.record(z.enum(runStates), z.number().int())

/** One bar of the histogram: the runs created from `from` up to, not including, `to`. */
export const SummaryBucket = z.object({ from: Timestamp, to: Timestamp, states: StateCounts })
export type SummaryBucket = z.infer<typeof SummaryBucket>

/** Seconds; null where no run has finished. Read from logarithmic buckets: at most 5 % off (DESIGN 4). */
export const DurationFigures = z.object({ median: z.number().nullable(), p95: z.number().nullable() })

/** `GET /{a}/runs/summary`: the filtered runs in time buckets by state (RUNS-API 8, ours). */
export const RunSummary = z.object({
  _links: Links,
  from: Timestamp.nullable(),
  to: Timestamp.nullable(),
  bucket_seconds: z.number().int(),
  total_count: z.number().int(),
  states: StateCounts,
  duration_seconds: DurationFigures,
  buckets: z.array(SummaryBucket),
})
export type RunSummary = z.infer<typeof RunSummary>
