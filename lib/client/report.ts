import { z } from 'zod'
import {
  Report as WireReport,
  ReportList,
  ReportQuery as WireReportQuery,
  type StripRun as WireStripRun,
} from '#/lib/contract/report.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { runPath } from '#/lib/client/run-path.ts'
import { type RunField, reshapeField } from '#/lib/client/run-field.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read, send } from '#/lib/client/transport.ts'
import type { ReportHealth } from '#/lib/reports/report-health.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

/** One run of a strip. */
export type StripRun = { token: string; state: RunState; createdAt: string; durationSeconds: number | null }

/** What the last runs of a report say of it. `recentRuns` has the newest last. */
export type TrackRecord = {
  recentRuns: StripRun[]
  health: ReportHealth
  openFailures: number
  /** How many runs have failed since the last good one. */
  streak: number
  failingSince: string | null
  nextRunAt: string | null
}

/** A report as pages know it. `fields` is the form of its next run, empty in a list; `record` is there where it was asked for. */
export type Report = {
  token: string
  name: string
  description: string
  accountUsername: string
  collectionToken: string
  /** The username of who made it; null where the runs API does not say. */
  creator: string | null
  isArchived: boolean
  isManualRunDisabled: boolean
  queryCount: number
  runsCount: number
  schedulesCount: number
  expectedRuntimeSeconds: number
  lastRunAt: string | null
  lastSuccessAt: string | null
  /** The last good run; null where there is none. */
  lastSuccessToken: string | null
  loadError: string | null
  fields: RunField[]
  record: TrackRecord | null
}

export type ReportQuery = { token: string; name: string; source: string; updatedAt: string }

const ReportQueryList = z.object({ _embedded: z.object({ queries: z.array(WireReportQuery) }) })

function reshapeStripRun(run: WireStripRun): StripRun {
  return { token: run.token, state: run.state, createdAt: run.created_at, durationSeconds: run.duration_seconds }
}

function reshapeRecord(report: WireReport): TrackRecord | null {
  const { recent_runs: runs, health, open_failures: openFailures = 0, failing_since: failingSince = null } = report
  if (runs === undefined || health === undefined) return null
  const { streak = 0, next_scheduled_run_at: nextRunAt = null } = report
  return { recentRuns: runs.map(reshapeStripRun), health, openFailures, streak, failingSince, nextRunAt }
}

function reshapeReport(report: WireReport): Report {
  return {
    token: report.token,
    name: report.name,
    description: report.description,
    accountUsername: report.account_username,
    collectionToken: report.space_token,
    creator: report._links['creator']?.href.split('/').at(-1) ?? null,
    isArchived: report.archived,
    isManualRunDisabled: report.manual_run_disabled,
    queryCount: report.query_count,
    runsCount: report.runs_count,
    schedulesCount: report.schedules_count,
    expectedRuntimeSeconds: report.expected_runtime,
    lastRunAt: report.last_run_at,
    lastSuccessAt: report.last_successfully_run_at,
    lastSuccessToken: report.last_successful_run_token,
    loadError: report.load_error,
    fields: (report.form_fields ?? []).map(reshapeField),
    record: reshapeRecord(report),
  }
}

/** Page `page` (from 1) of those that are asked for; with a record of the last `strip` runs of each (1 to 60) when asked. */
export type ReportsQuestion = {
  /** By name, or those first that fail. */
  orderBy: 'name' | 'health'
  /** Words that the name holds. */
  search?: string
  /** Only those, by their tokens. */
  tokens?: string[]
  isArchived?: boolean
  page?: number
  /** Up to 200. */
  perPage: number
  strip?: number
}

export type ReportPage = { reports: Report[]; totalCount: number; pagesCount: number }

/** A page of the reports of an account. */
export async function listReportPage(fetch: Fetch, account: string, question: ReportsQuestion): Promise<ReportPage> {
  const { orderBy, search, tokens, isArchived, page = 1, perPage, strip } = question
  const query = new URLSearchParams({ order_by: orderBy, page: String(page), per_page: String(perPage) })
  if (search !== undefined && search !== '') query.set('search', search)
  if (tokens !== undefined) query.set('report', tokens.join())
  if (isArchived !== undefined) query.set('archived', String(isArchived))
  if (strip !== undefined) query.set('strip', String(strip))
  const list = await read(fetch, `${apiPath(account, 'reports')}?${query}`, ReportList)
  const { total_count: totalCount, total_pages: pagesCount } = list.pagination
  return { reports: list._embedded.reports.map(reshapeReport), totalCount, pagesCount }
}

/** One report of an account, with the form of its next run. */
export async function getReport(fetch: Fetch, account: string, report: string): Promise<Report> {
  return reshapeReport(await read(fetch, apiPath(account, 'reports', report), WireReport))
}

/** The same, with a record of its last `strip` runs (1 to 60). */
export async function getReportWithRecord(
  fetch: Fetch,
  { account, report, strip }: { account: string; report: string; strip: number },
): Promise<Report> {
  return reshapeReport(await read(fetch, `${apiPath(account, 'reports', report)}?strip=${strip}`, WireReport))
}

/** The queries of a report as they stand today. */
export async function listReportQueries(fetch: Fetch, account: string, report: string): Promise<ReportQuery[]> {
  const list = await read(fetch, apiPath(account, 'reports', report, 'queries'), ReportQueryList)
  return list._embedded.queries.map((query) => ({
    token: query.token,
    name: query.name,
    source: query.raw_query,
    updatedAt: query.updated_at,
  }))
}

/** Makes a new report of a run's snapshot, in the caller's personal collection (specification "Clone a report run"). */
export async function cloneRun(fetch: Fetch, ids: RunIds): Promise<Report> {
  return reshapeReport(await send(fetch, { method: 'POST', path: `${runPath(ids)}/clone` }, WireReport))
}
