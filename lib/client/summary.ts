import type { z } from 'zod'
import { type DurationFigures, RunSummary as WireSummary } from '#/lib/contract/run-summary.ts'
import type { StateCounts } from '#/lib/contract/state-counts.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'
import type { Interval } from '#/lib/time/interval.ts'

export type SummaryBucket = {
  from: string
  to: string
  states: StateCounts
  medianSeconds: number | null
  p95Seconds: number | null
}

/** Runs by time and state. With a time zone the buckets follow its clock and leave no gaps; `interval` names their width. */
export type RunSummary = {
  from: string | null
  to: string | null
  interval: Interval | null
  bucketSeconds: number
  totalCount: number
  states: StateCounts
  medianSeconds: number | null
  p95Seconds: number | null
  /** Whether the median and the 95th percentile are estimates, at most 5 % off. */
  isEstimate: boolean
  /** Where there were too many runs to look at, only those since then are counted. */
  partialFrom: string | null
  buckets: SummaryBucket[]
}

/** Which runs, and how: `search` holds their filters; at most `buckets` (1 to 400) in the clock of `timeZone`. */
export type SummaryQuestion = { account: string; search: URLSearchParams; buckets?: number; timeZone?: string }

function reshapeDurations({ median, p95 }: z.infer<typeof DurationFigures>) {
  return { medianSeconds: median, p95Seconds: p95 }
}

function reshapeSummary(summary: WireSummary): RunSummary {
  return {
    from: summary.from,
    to: summary.to,
    interval: summary.interval,
    bucketSeconds: summary.bucket_seconds,
    totalCount: summary.total_count,
    states: summary.states,
    ...reshapeDurations(summary.duration_seconds),
    isEstimate: summary.is_estimate,
    partialFrom: summary.partial?.from ?? null,
    buckets: summary.buckets.map(({ from, to, states, duration_seconds: durations }) => ({
      from,
      to,
      states,
      ...reshapeDurations(durations),
    })),
  }
}

/** The filtered runs of an account by time and state. Throws `bad_request` for a filter, a number or a zone that is wrong. */
export async function getRunSummary(fetch: Fetch, question: SummaryQuestion): Promise<RunSummary> {
  const { account, search, buckets, timeZone } = question
  const asked = new URLSearchParams()
  for (const filter of search.getAll('filter')) asked.append('filter', filter)
  if (buckets !== undefined) asked.set('buckets', String(buckets))
  if (timeZone !== undefined) asked.set('time_zone', timeZone)
  return reshapeSummary(await read(fetch, `${apiPath(account, 'runs', 'summary')}?${asked}`, WireSummary))
}
