import { z } from 'zod'
import { Links, Timestamp } from '#/lib/contract/hal.ts'
import { StateCounts } from '#/lib/contract/state-counts.ts'
import { intervals } from '#/lib/time/interval.ts'

/** Seconds between the start of runs and their end; null where no run has both. */
export const DurationFigures = z.object({ median: z.number().nullable(), p95: z.number().nullable() })
export type DurationFigures = z.infer<typeof DurationFigures>

/** One bar of the histogram: the runs created from `from` up to, not including, `to`. */
export const SummaryBucket = z.object({
  from: Timestamp,
  to: Timestamp,
  states: StateCounts,
  duration_seconds: DurationFigures,
})
export type SummaryBucket = z.infer<typeof SummaryBucket>

/**
 * `GET /{a}/runs/summary`: the filtered runs in time buckets by state (RUNS-API 8, ours). `from` and `to` are the first and
 * last moment a run was created, and the buckets those that hold runs; with `time_zone` they follow that zone's clock
 * without gaps, and `from` and `to` are where the buckets begin and end. `bucket_seconds` is the nominal width of a bucket,
 * and `interval` its name where a zone was given. Of many runs the percentiles are estimates (`is_estimate`), at most 5 % off;
 * where there are too many to look at for what is asked, only those since `partial.from` are counted, which is null otherwise.
 */
export const RunSummary = z.object({
  _links: Links,
  from: Timestamp.nullable(),
  to: Timestamp.nullable(),
  time_zone: z.string().nullable(),
  interval: z.enum(intervals).nullable(),
  bucket_seconds: z.number().int(),
  total_count: z.number().int(),
  states: StateCounts,
  duration_seconds: DurationFigures,
  is_estimate: z.boolean(),
  partial: z.object({ from: Timestamp }).nullable(),
  buckets: z.array(SummaryBucket),
})
export type RunSummary = z.infer<typeof RunSummary>
