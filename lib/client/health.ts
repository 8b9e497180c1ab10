import {
  type AttentionReport as WireAttention,
  Health as WireHealth,
  type HealthBucket as WireBucket,
  type MissedSchedule as WireMissed,
  type SlowReport as WireSlow,
} from '#/lib/contract/health.ts'
import type { HealthSpan } from '#/lib/contract/health-span.ts'
import type { StateCounts } from '#/lib/contract/state-counts.ts'
import { type Acknowledgement, type Run, reshapeRun } from '#/lib/client/run.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { MissReason } from '#/lib/reports/miss-reason.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'

/** A figure of the span and of the equally long one before; null where no run of it counts. */
export type Figure<T> = { now: T; before: T }

export type HealthBucket = {
  from: string
  to: string
  states: StateCounts
  p95TotalSeconds: number | null
  /** How many reports were failing at `to`. */
  failingReports: number
}

/** A report with open failures: how many runs failed since its last good one, and the newest of them to act on. */
export type AttentionReport = {
  token: string
  name: string
  failingSince: string
  streak: number
  openFailures: number
  /** What was last said of any of its open failures, and of how many nobody has taken note. */
  acknowledged: Acknowledgement | null
  unacknowledgedFailures: number
  lastSuccess: { token: string; completedAt: string } | null
  latestFailure: Run
}

/** A report whose last good run, `run`, took longer than usual; in seconds. */
export type SlowReport = {
  token: string
  name: string
  run: { token: string; completedAt: string; durationSeconds: number; usualSeconds: number }
}

/** A schedule that missed `times` of its times since its last good run, the last one at `dueAt`. */
export type MissedSchedule = {
  token: string
  name: string
  report: { token: string; name: string }
  dueAt: string
  times: number
  reason: MissReason
  lastRun: { token: string; state: RunState; createdAt: string } | null
  parameters: Parameters
  nextDueAt: string | null
}

/** How the reports of an account do. `successRate` is from 0 to 1. The lists hold up to 50 reports, their counts all. */
export type Health = {
  from: string
  to: string
  timeZone: string
  /** Whether the history reaches back to where the span before begins, but for a tenth of it. */
  isBeforeKept: boolean
  successRate: Figure<number | null>
  failingReports: Figure<number>
  runs: Figure<number>
  p95TotalSeconds: Figure<number | null> & { isEstimate: boolean }
  buckets: HealthBucket[]
  reportsCount: number
  needsAttention: AttentionReport[]
  needsAttentionCount: number
  slow: SlowReport[]
  slowCount: number
  missed: MissedSchedule[]
  missedCount: number
  neverRun: { token: string; name: string; createdAt: string }[]
  neverRunCount: number
}

function reshapeBucket(bucket: WireBucket): HealthBucket {
  const { from, to, states } = bucket
  return { from, to, states, p95TotalSeconds: bucket.p95_total_seconds, failingReports: bucket.failing_reports }
}

function reshapeAttention(report: WireAttention): AttentionReport {
  const { token, name, streak, last_success: success } = report
  return {
    token,
    name,
    failingSince: report.failing_since,
    streak,
    openFailures: report.open_failures,
    acknowledged: report.acknowledged,
    unacknowledgedFailures: report.unacknowledged_failures,
    lastSuccess: success && { token: success.token, completedAt: success.completed_at },
    latestFailure: reshapeRun(report.latest_failure),
  }
}

function reshapeSlow({ token, name, last_success: run }: WireSlow): SlowReport {
  const { completed_at: completedAt, duration_seconds: durationSeconds, usual_seconds: usualSeconds } = run
  return { token, name, run: { token: run.token, completedAt, durationSeconds, usualSeconds } }
}

function reshapeMissed({
  token,
  name,
  report,
  due_at: dueAt,
  times,
  reason,
  last_run: run,
  parameters,
  next_due_at: nextDueAt,
}: WireMissed): MissedSchedule {
  const lastRun = run && { token: run.token, state: run.state, createdAt: run.created_at }
  return { token, name, report, dueAt, times, reason, lastRun, parameters, nextDueAt }
}

function isKept({ from, to }: WireHealth['before'], historyBeginsAt: string | null): boolean {
  const missingMs = Date.parse(historyBeginsAt ?? to) - Date.parse(from)
  return missingMs <= (Date.parse(to) - Date.parse(from)) / 10
}

function reshapeHealth({ span, figures, ...health }: WireHealth): Health {
  const { now, before, is_estimate: isEstimate } = figures.p95_total_seconds
  return {
    from: span.from,
    to: span.to,
    timeZone: health.time_zone,
    isBeforeKept: isKept(health.before, health.history_begins_at),
    successRate: figures.success_rate,
    failingReports: figures.failing_reports,
    runs: figures.runs,
    p95TotalSeconds: { now, before, isEstimate },
    buckets: health.buckets.map(reshapeBucket),
    reportsCount: health.reports_count,
    needsAttention: health.needs_attention.map(reshapeAttention),
    needsAttentionCount: health.needs_attention_count,
    slow: health.slow.map(reshapeSlow),
    slowCount: health.slow_count,
    missed: health.missed.map(reshapeMissed),
    missedCount: health.missed_count,
    neverRun: health.never_run.map(({ token, name, created_at: createdAt }) => ({ token, name, createdAt })),
    neverRunCount: health.never_run_count,
  }
}

/** How the reports do over the last `span`, in buckets that follow the clock of `timeZone`. */
export async function getHealth(
  fetch: Fetch,
  account: string,
  { span, timeZone }: { span: HealthSpan; timeZone: string },
): Promise<Health> {
  const search = new URLSearchParams({ span, time_zone: timeZone })
  return reshapeHealth(await read(fetch, `${apiPath(account, 'health')}?${search}`, WireHealth))
}
