import type { AttentionReport, Health, MissedSchedule, NeverRunReport, SlowReport } from '#/lib/contract/health.ts'
import type { ReportRun } from '#/lib/contract/report-run.ts'
import { link, reportHref, scheduleHref } from '#/runs-api/http/hal/links.ts'
import { secondsOrNull } from '#/runs-api/http/hal/seconds.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import { stateCounts } from '#/runs-api/http/runs/summary-resource.ts'
import type { FailingReport } from '#/runs-api/store/health/list-attention.ts'
import type { MissedSchedule as StoredMissed } from '#/runs-api/store/health/list-missed.ts'
import type { SlowReport as StoredSlow } from '#/runs-api/store/health/list-slow.ts'
import type { IdleReport } from '#/runs-api/store/health/list-never-run.ts'
import type { HealthReading, HealthSpan } from '#/runs-api/store/health/read-health.ts'

/** The newest open failure of each report that needs attention, by its inner number, and what the addresses begin with. */
export type HealthView = { account: string; self: string; timeZone: string; failures: ReadonlyMap<number, ReportRun> }

function acknowledgementOf({ acknowledgedAt: at, acknowledgedBy: by, acknowledgedNote: note }: FailingReport) {
  return at === null || by === null ? null : { by, at: timestamp(at), note }
}

function attentionResource(report: FailingReport, { account, failures }: HealthView): AttentionReport[] {
  const failure = failures.get(report.latestFailureId)
  if (failure === undefined) return []
  const { goodToken, goodCompletedAt } = report
  return [
    {
      token: report.token,
      name: report.name,
      failing_since: timestamp(report.failingSince),
      streak: report.streak,
      open_failures: report.openFailures,
      acknowledged: acknowledgementOf(report),
      unacknowledged_failures: report.unacknowledged,
      last_success:
        goodToken === null || goodCompletedAt === null
          ? null
          : { token: goodToken, completed_at: timestamp(goodCompletedAt) },
      latest_failure: failure,
      _links: { report: link(reportHref(account, report.token)) },
    },
  ]
}

function slowResource(report: StoredSlow, { account }: HealthView): SlowReport {
  const { token, name, runToken, runCompletedAt, durationMs, usualMs } = report
  return {
    token,
    name,
    last_success: {
      token: runToken,
      completed_at: timestamp(runCompletedAt),
      duration_seconds: durationMs / 1000,
      usual_seconds: usualMs / 1000,
    },
    _links: { report: link(reportHref(account, token)) },
  }
}

function missedResource(schedule: StoredMissed, { account }: HealthView): MissedSchedule {
  const { token, name, reportToken, reportName, dueAt, times, reason, runToken, runState, runCreatedAt } = schedule
  const hasRun = runToken !== null && runState !== null && runCreatedAt !== null
  return {
    token,
    name,
    report: { token: reportToken, name: reportName },
    due_at: timestamp(dueAt),
    times,
    reason,
    last_run: hasRun ? { token: runToken, state: runState, created_at: timestamp(runCreatedAt) } : null,
    parameters: schedule.parameters,
    next_due_at: timestampOrNull(schedule.nextDueAt),
    _links: {
      report: link(reportHref(account, reportToken)),
      report_schedule: link(scheduleHref(account, reportToken, token)),
    },
  }
}

function idleResource({ token, name, createdAt }: IdleReport, { account }: HealthView): NeverRunReport {
  return { token, name, created_at: timestamp(createdAt), _links: { report: link(reportHref(account, token)) } }
}

function spanResource({ from, to }: HealthSpan): Health['span'] {
  return { from: timestamp(from), to: timestamp(to) }
}

/** Health on the wire. */
export function healthResource(reading: HealthReading, view: HealthView): Health {
  const { span: now, before, buckets, attention, slow, missed, neverRun } = reading
  return {
    _links: { self: link(view.self) },
    span: spanResource(now),
    before: spanResource(before),
    time_zone: view.timeZone,
    history_begins_at: timestampOrNull(reading.historyBeginsAt),
    figures: {
      success_rate: { now: now.successRate, before: before.successRate },
      failing_reports: { now: now.failingReports, before: before.failingReports },
      runs: { now: now.runs, before: before.runs },
      p95_total_seconds: {
        now: secondsOrNull(now.p95TotalMs),
        before: secondsOrNull(before.p95TotalMs),
        is_estimate: true,
      },
    },
    buckets: buckets.map(({ from, to, states, p95TotalMs, failingReports }) => ({
      from: timestamp(from),
      to: timestamp(to),
      states: stateCounts(states),
      p95_total_seconds: secondsOrNull(p95TotalMs),
      failing_reports: failingReports,
    })),
    reports_count: neverRun.reportsCount,
    needs_attention: attention.reports.flatMap((report) => attentionResource(report, view)),
    needs_attention_count: attention.count,
    slow: slow.reports.map((report) => slowResource(report, view)),
    slow_count: slow.count,
    missed: missed.schedules.map((schedule) => missedResource(schedule, view)),
    missed_count: missed.count,
    never_run: neverRun.reports.map((report) => idleResource(report, view)),
    never_run_count: neverRun.count,
  }
}
