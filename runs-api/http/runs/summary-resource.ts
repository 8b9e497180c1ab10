import type { RunSummary } from '#/lib/contract/run-summary.ts'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { AppContext } from '#/runs-api/http/context.ts'
import { accountRunsHref, link } from '#/runs-api/http/hal/links.ts'
import { secondsOrNull } from '#/runs-api/http/hal/seconds.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { Summary } from '#/runs-api/store/runs/summarize-runs.ts'

/** Every state has its count, also where it is none. */
function counts(states: Partial<Record<RunState, number>>): RunSummary['states'] {
  const complete: RunSummary['states'] = {
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

/** The summary on the wire: `to` of a bucket is where the next one begins. */
export function summaryResource(summary: Summary, c: AppContext): RunSummary {
  const { bucketSeconds } = summary
  const states = counts(summary.states)
  return {
    _links: { self: link(`${accountRunsHref(c.get('access').account.username)}/summary${new URL(c.req.url).search}`) },
    from: timestampOrNull(summary.firstAt),
    to: timestampOrNull(summary.lastAt),
    bucket_seconds: bucketSeconds,
    total_count: Object.values(states).reduce((sum, runs) => sum + runs, 0),
    states,
    duration_seconds: { median: secondsOrNull(summary.medianMs), p95: secondsOrNull(summary.p95Ms) },
    buckets: summary.buckets.map((bucket) => ({
      from: timestamp(bucket.from),
      to: timestamp(new Date(bucket.from.getTime() + bucketSeconds * 1000)),
      states: counts(bucket.states),
    })),
  }
}
