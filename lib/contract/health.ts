import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { Acknowledgement, ReportRun } from '#/lib/contract/report-run.ts'
import { missReasons } from '#/lib/reports/miss-reason.ts'
import { Parameters } from '#/lib/reports/parameters.ts'
import { runStates } from '#/lib/runs/run-state.ts'
import { StateCounts } from '#/lib/contract/state-counts.ts'

const Span = z.object({ from: Timestamp, to: Timestamp })
const Count = z.object({ now: z.number().int(), before: z.number().int() })

/** A figure of the span and of the equally long one before it; null where no run of it counts. */
const Figure = z.object({ now: z.number().nullable(), before: z.number().nullable() })

/** The runs created from `from` up to, not including, `to`; `failing_reports` is how many were failing at `to`. */
export const HealthBucket = Span.extend({
  states: StateCounts,
  p95_total_seconds: z.number().nullable(),
  failing_reports: z.number().int(),
})
export type HealthBucket = z.infer<typeof HealthBucket>

/** A report with open failures. `streak`: how many runs have failed since its last good one; cancelled ones do not count. */
export const AttentionReport = z.object({
  token: Token,
  name: z.string(),
  failing_since: Timestamp,
  streak: z.number().int(),
  open_failures: z.number().int(),
  /** What was last said of any of its open failures, and of how many nobody has taken note. */
  acknowledged: Acknowledgement.nullable(),
  unacknowledged_failures: z.number().int(),
  last_success: z.object({ token: Token, completed_at: Timestamp }).nullable(),
  /** The newest open failure, as it stands in a list of runs. */
  latest_failure: ReportRun,
  _links: Links,
})
export type AttentionReport = z.infer<typeof AttentionReport>

/**
 * A schedule of which times passed without a run since its last good one: how often (`times`), when last (`due_at`) and why.
 * `last_run` is the newest run that it started.
 */
export const MissedSchedule = z.object({
  token: Token,
  name: z.string(),
  report: z.object({ token: Token, name: z.string() }),
  due_at: Timestamp,
  times: z.number().int(),
  reason: z.enum(missReasons),
  last_run: z.object({ token: Token, state: z.enum(runStates), created_at: Timestamp }).nullable(),
  /** What the schedule runs its report with. */
  parameters: Parameters,
  next_due_at: Timestamp.nullable(),
  _links: Links,
})
export type MissedSchedule = z.infer<typeof MissedSchedule>

/** A report whose last good run took longer than usual: how long it took, and what is usual. */
export const SlowReport = z.object({
  token: Token,
  name: z.string(),
  last_success: z.object({
    token: Token,
    completed_at: Timestamp,
    duration_seconds: z.number(),
    usual_seconds: z.number(),
  }),
  _links: Links,
})
export type SlowReport = z.infer<typeof SlowReport>

/** A report of which no run has succeeded or failed yet. */
export const NeverRunReport = z.object({ token: Token, name: z.string(), created_at: Timestamp, _links: Links })
export type NeverRunReport = z.infer<typeof NeverRunReport>

/**
 * `GET /{a}/health` (RUNS-API 8, ours): how the reports do that the caller may see and that are not archived. Runs belong to
 * the span they were created in. `success_rate` is from 0 to 1; `p95_total_seconds` is queue and duration together. `needs_attention`
 * (longest first), `slow` (furthest beyond the usual first), `missed` and `never_run` (newest first) hold up to 50, and their
 * counts all of them.
 */
export const Health = z.object({
  _links: Links,
  span: Span,
  before: Span,
  time_zone: z.string(),
  /** When the first run there is was created: a span before it has nothing to tell. */
  history_begins_at: Timestamp.nullable(),
  figures: z.object({
    success_rate: Figure,
    failing_reports: Count,
    runs: Count,
    p95_total_seconds: Figure.extend({ is_estimate: z.boolean() }),
  }),
  buckets: z.array(HealthBucket),
  reports_count: z.number().int(),
  needs_attention: z.array(AttentionReport),
  needs_attention_count: z.number().int(),
  slow: z.array(SlowReport),
  slow_count: z.number().int(),
  missed: z.array(MissedSchedule),
  missed_count: z.number().int(),
  never_run: z.array(NeverRunReport),
  never_run_count: z.number().int(),
})
export type Health = z.infer<typeof Health>
