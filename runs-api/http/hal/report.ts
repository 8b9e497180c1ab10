import { hasRole } from '#/lib/contract/role.ts'
import type { Form, Links } from '#/lib/contract/hal.ts'
import type { Report } from '#/lib/contract/report.ts'
import type { FormField } from '#/lib/reports/form-field.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { accountHref, collectionHref, link, reportHref, runHref, runsHref } from '#/runs-api/http/hal/links.ts'
import { absoluteHref, reportPageHref, reportsPageHref } from '#/runs-api/http/hal/page-links.ts'
import { secondsOrNull } from '#/runs-api/http/hal/seconds.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { TrackRecord } from '#/runs-api/store/health/track-records.ts'
import type { ReportRecord } from '#/runs-api/store/reports.ts'

/** What a report's address, links and forms depend on besides the report. */
export type ReportView = {
  access: Access
  publicUrl: string
  formFields?: FormField[]
  record?: TrackRecord | undefined
}

/** Links that are there only when there is something behind them. */
function runLinks(account: string, report: ReportRecord): Links {
  const { token, latestRunToken, latestGoodToken } = report
  const links: Links = {}
  if (latestRunToken !== null) links['last_run'] = link(runHref(account, token, latestRunToken))
  if (latestGoodToken !== null) links['last_successful_run'] = link(runHref(account, token, latestGoodToken))
  // It gives the results of the latest run, which may have none yet, or none at all.
  if (latestRunToken !== null && latestRunToken === latestGoodToken) {
    links['csv_export'] = link(`${reportHref(account, token)}/results/content.csv`)
  }
  return links
}

function reportLinks(report: ReportRecord, { access, publicUrl }: ReportView): Links {
  const account = access.account.username
  const self = reportHref(account, report.token)
  const page = reportPageHref(account, report.token)
  return {
    self: link(self),
    web: link(absoluteHref(publicUrl, page)),
    share: link(page),
    web_edit: link(`${page}/edit`),
    web_report_runs: link(`${page}/runs`),
    report_index_web: link(reportsPageHref(account)),
    account: link(accountHref(account)),
    creator: link(accountHref(report.creatorUsername)),
    space: link(collectionHref(account, report.collectionToken)),
    queries: link(`${self}/queries`),
    report_runs: link(runsHref(account, report.token)),
    report_run: { href: runHref(account, report.token, '{id}'), templated: true },
    report_pins: link(`${self}/pins`),
    report_filters: link(`${self}/filters`),
    report_schedules: link(`${self}/schedules`),
    report_subscriptions: link(`${self}/subscriptions`),
    ...runLinks(account, report),
  }
}

/** True when this caller may change the report: whoever made it from analyst on, anybody from manager on (DESIGN 4). */
function mayEdit({ role, caller }: Access, report: ReportRecord): boolean {
  return hasRole(role, caller.accountId === report.creatorId ? 'analyst' : 'manager')
}

/** The actions that are possible now, for this caller (RUNS-API 1). */
function reportForms(report: ReportRecord, { access }: ReportView): Record<string, Form> {
  const self = reportHref(access.account.username, report.token)
  const isRunnable = !report.isArchived && !report.isManualRunDisabled && report.loadError === null
  const forms: Record<string, Form> = {}
  if (isRunnable && hasRole(access.role, 'analyst')) forms['run'] = { method: 'post', action: `${self}/runs` }
  if (mayEdit(access, report)) {
    const { name, description } = report
    const input = { report: { name: { type: 'text', value: name }, description: { type: 'text', value: description } } }
    forms['edit'] = { method: 'patch', action: self, input }
  }
  if (hasRole(access.role, 'manager')) {
    const verb = report.isArchived ? 'unarchive' : 'archive'
    forms[verb] = { method: 'patch', action: `${self}/${verb}` }
    forms['create_schedule'] = { method: 'post', action: `${self}/schedules` }
  }
  return forms
}

type TrackFields = Pick<
  Report,
  'recent_runs' | 'health' | 'open_failures' | 'streak' | 'failing_since' | 'next_scheduled_run_at'
>

/** What its last runs say of a report. */
function trackFields({ health, openFailures, streak, failingSince, nextRunAt, runs }: TrackRecord): TrackFields {
  const fields = {
    health,
    open_failures: openFailures,
    streak,
    failing_since: timestampOrNull(failingSince),
    next_scheduled_run_at: timestampOrNull(nextRunAt),
  }
  if (runs === null) return fields
  const recent = runs.map(({ token, state, createdAt, durationMs }) => ({
    token,
    state,
    created_at: timestamp(createdAt),
    duration_seconds: secondsOrNull(durationMs),
  }))
  return { ...fields, recent_runs: recent }
}

/** What a report of Mode has and ours does not, in the words that say so. */
const notOurs = {
  type: 'Report',
  public: false,
  max_query_count: 160,
  chart_count: 0,
  published_at: null,
  theme_id: null,
  color_mappings: {},
  last_successful_sync_at: null,
  run_privately: false,
  drilldowns_enabled: false,
  is_embedded: false,
  is_signed: false,
  shared: false,
  web_preview_image: null,
} as const

/** A report below the account of the address (RUNS-API 5). */
export function reportResource(report: ReportRecord, view: ReportView): Report {
  return {
    ...notOurs,
    token: report.token,
    id: String(report.id),
    name: report.name,
    description: report.description,
    space_token: report.collectionToken,
    account_id: String(report.accountId),
    account_username: report.accountUsername,
    archived: report.isArchived,
    query_count: report.queryCount,
    runs_count: report.runsCount,
    schedules_count: report.schedulesCount,
    view_count: report.viewCount,
    expected_runtime: report.expectedRuntimeSeconds,
    last_successful_run_token: report.latestGoodToken,
    created_at: timestamp(report.createdAt),
    updated_at: timestamp(report.updatedAt),
    edited_at: timestamp(report.editedAt),
    last_saved_at: timestamp(report.editedAt),
    last_run_at: timestampOrNull(report.lastRunAt),
    last_successfully_run_at: timestampOrNull(report.lastGoodAt),
    full_width: report.isFullWidth,
    manual_run_disabled: report.isManualRunDisabled,
    load_error: report.loadError,
    ...(view.formFields === undefined ? {} : { form_fields: view.formFields }),
    ...(view.record === undefined ? {} : trackFields(view.record)),
    _links: reportLinks(report, view),
    _forms: reportForms(report, view),
  }
}
