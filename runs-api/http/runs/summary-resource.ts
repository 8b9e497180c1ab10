import type { DurationFigures, RunSummary } from '#/lib/contract/run-summary.ts'
import type { StateCounts } from '#/lib/contract/state-counts.ts'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { AppContext } from '#/runs-api/http/context.ts'
import { accountRunsHref, link } from '#/runs-api/http/hal/links.ts'
import { secondsOrNull } from '#/runs-api/http/hal/seconds.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { Summary } from '#/runs-api/store/runs/summarize-runs.ts'
import type { SummaryFigures } from '#/runs-api/store/runs/summary-figures.ts'

/** Every state has its count, also where it is none. */
export function stateCounts(states: Partial<Record<RunState, number>>): StateCounts {
  const complete: StateCounts = {
    pending: 0,
    enqueued: 0,
    running_notebook: 0,
    succeeded: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
  }
  for (const state of runStates) complete[state] = states[state] ?? 0
  return complete
}

function durations({ medianMs, p95Ms }: SummaryFigures): DurationFigures {
  return { median: secondsOrNull(medianMs), p95: secondsOrNull(p95Ms) }
}

/** The summary on the wire, in the clock of `timeZone` where one was asked for. */
export function summaryResource(summary: Summary, c: AppContext, timeZone: string | null): RunSummary {
  const states = stateCounts(summary.states)
  return {
    _links: { self: link(`${accountRunsHref(c.get('access').account.username)}/summary${new URL(c.req.url).search}`) },
    from: timestampOrNull(summary.from),
    to: timestampOrNull(summary.to),
    time_zone: timeZone,
    interval: summary.interval,
    bucket_seconds: Math.round(summary.bucketMs / 1000),
    total_count: Object.values(states).reduce((sum, runs) => sum + runs, 0),
    states,
    duration_seconds: durations(summary),
    is_estimate: summary.isEstimate,
    partial: summary.partialFrom && { from: timestamp(summary.partialFrom) },
    buckets: summary.buckets.map((bucket) => ({
      from: timestamp(bucket.from),
      to: timestamp(bucket.to),
      states: stateCounts(bucket.states),
      duration_seconds: durations(bucket),
    })),
  }
}
