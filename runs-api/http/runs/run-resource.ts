import { hasRole } from '#/lib/contract/role.ts'
import type { Form, Links } from '#/lib/contract/hal.ts'
import type { ReportRun } from '#/lib/contract/report-run.ts'
import type { FormField } from '#/lib/reports/form-field.ts'
import { isFinished, isSuccess } from '#/lib/runs/run-state.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { accountHref, link, reportHref, runHref, scheduleHref } from '#/runs-api/http/hal/links.ts'
import { absoluteHref, runPageHref } from '#/runs-api/http/hal/page-links.ts'
import { secondsOrNull } from '#/runs-api/http/hal/seconds.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

/** What a run's addresses, links and forms depend on besides the run. */
export type RunView = { access: Access; publicUrl: string }

/** Links that are there only when there is something behind them. */
function conditionalLinks(run: RunRecord, account: string, self: string): Links {
  const links: Links = {}
  if (isSuccess(run.state) && run.purgeCompletedAt === null) links['content'] = link(`${self}/results/content.csv`)
  if (run.scheduleToken !== null)
    links['report_schedule'] = link(scheduleHref(account, run.reportToken, run.scheduleToken))
  if (run.latestGoodToken !== null) {
    links['latest_successful_report_run_api_url'] = link(runHref(account, run.reportToken, run.latestGoodToken))
  }
  return links
}

/** The links of RUNS-API 2; those of things that do not exist yet (PDF, preview, embed) are absent, not dead. */
function runLinks(run: RunRecord, { access, publicUrl }: RunView): Links {
  const account = access.account.username
  const self = runHref(account, run.reportToken, run.token)
  const page = runPageHref(account, run.reportToken, run.token)
  return {
    self: link(self),
    report: link(reportHref(account, run.reportToken)),
    account: link(accountHref(account)),
    executed_by: link(accountHref(run.executedBy)),
    query_runs: link(`${self}/query_runs`),
    python_cell_runs: link(`${self}/python_cell_runs`),
    clone: link(`${self}/clone`),
    share: link(page),
    web_clone: link(`${page}/clone`),
    web_edit_dataset: link(`/${account}/reports/${run.reportToken}/edit`),
    web_external_url: link(`${absoluteHref(publicUrl, page)}?source=api`),
    ...conditionalLinks(run, account, self),
  }
}

/** The actions that are possible now, for this caller (RUNS-API 1). */
function runForms(run: RunRecord, { access }: RunView): Record<string, Form> {
  const { caller, role, account } = access
  const self = runHref(account.username, run.reportToken, run.token)
  const forms: Record<string, Form> = {}
  const mayCancel = hasRole(role, caller.accountId === run.executedById ? 'analyst' : 'manager')
  if (!isFinished(run.state) && mayCancel) forms['cancel'] = { method: 'patch', action: `${self}/cancel` }
  if (run.isOpenFailure && hasRole(role, 'analyst')) {
    const note = { type: 'text', value: run.acknowledgedNote ?? '' }
    forms['acknowledge'] = { method: 'patch', action: `${self}/acknowledge`, input: { note } }
    if (run.acknowledgedAt !== null) forms['unacknowledge'] = { method: 'patch', action: `${self}/unacknowledge` }
  }
  return forms
}

type Failure = NonNullable<ReportRun['failure']>

function recoveryOf({ recoveredByToken, recoveredAt }: RunRecord): Failure['recovered_by'] {
  if (recoveredByToken === null || recoveredAt === null) return null
  return { token: recoveredByToken, completed_at: timestamp(recoveredAt) }
}

function acknowledgementOf(run: RunRecord): Failure['acknowledged'] {
  const { acknowledgedAt, acknowledgedBy: by, acknowledgedNote: note } = run
  return acknowledgedAt === null || by === null ? null : { by, at: timestamp(acknowledgedAt), note }
}

function failureOf(run: RunRecord): ReportRun['failure'] {
  if (run.failureCode === null) return null
  return {
    code: run.failureCode,
    message: run.failureMessage ?? '',
    fingerprint: run.failureFingerprint ?? '',
    query_token: run.failureQueryToken,
    is_open: run.isOpenFailure,
    recovered_by: recoveryOf(run),
    acknowledged: acknowledgementOf(run),
  }
}

/** A run below the account of the address (specification "Report Run object"; RUNS-API 2). */
export function runResource(run: RunRecord, formFields: FormField[], view: RunView): ReportRun {
  return {
    token: run.token,
    state: run.state,
    python_state: run.pythonState,
    parameters: run.parameters,
    form_fields: formFields,
    is_latest_report_run: run.isLatest,
    is_latest_successful_report_run: run.isLatestGood,
    has_more_recent_successful_run_available: run.hasLaterGood,
    report_has_failures_since_last_success: run.hasFailuresSinceGood,
    created_at: timestamp(run.createdAt),
    updated_at: timestamp(run.updatedAt),
    completed_at: timestampOrNull(run.completedAt),
    purge_started_at: timestampOrNull(run.purgeStartedAt),
    purge_completed_at: timestampOrNull(run.purgeCompletedAt),
    pusher_channel_name: `report_run_${run.token}`,
    started_at: timestampOrNull(run.startedAt),
    queue_seconds: secondsOrNull(run.queueMs),
    duration_seconds: secondsOrNull(run.durationMs),
    slow: run.usualMs === null ? null : { usual_seconds: run.usualMs / 1000 },
    trigger: run.trigger,
    failure: failureOf(run),
    report_name: run.reportName,
    report_token: run.reportToken,
    executed_by: run.executedBy,
    _links: runLinks(run, view),
    _forms: runForms(run, view),
    _embedded: {},
  }
}
