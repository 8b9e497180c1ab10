import { z } from 'zod'
import { Report as WireReport, ReportList, ReportQuery as WireReportQuery } from '#/lib/contract/report.ts'
import { type RunIds, runPath } from '#/lib/client/run.ts'
import { type RunField, reshapeField } from '#/lib/client/run-field.ts'
import { type Fetch, apiPath, read, send } from '#/lib/client/transport.ts'

/** A report as pages know it. `fields` is the form of its next run, empty in a list. */
export type Report = {
  token: string
  name: string
  description: string
  accountUsername: string
  isArchived: boolean
  isManualRunDisabled: boolean
  queryCount: number
  runsCount: number
  schedulesCount: number
  expectedRuntimeSeconds: number
  lastRunAt: string | null
  lastSuccessAt: string | null
  loadError: string | null
  fields: RunField[]
}

export type ReportQuery = { token: string; name: string; source: string; updatedAt: string }

const ReportQueryList = z.object({ _embedded: z.object({ queries: z.array(WireReportQuery) }) })
const maxReportPages = 20

function reshapeReport(report: WireReport): Report {
  return {
    token: report.token,
    name: report.name,
    description: report.description,
    accountUsername: report.account_username,
    isArchived: report.archived,
    isManualRunDisabled: report.manual_run_disabled,
    queryCount: report.query_count,
    runsCount: report.runs_count,
    schedulesCount: report.schedules_count,
    expectedRuntimeSeconds: report.expected_runtime,
    lastRunAt: report.last_run_at,
    lastSuccessAt: report.last_successfully_run_at,
    loadError: report.load_error,
    fields: (report.form_fields ?? []).map(reshapeField),
  }
}

/** The reports of an account, up to twenty pages of them. */
export async function listReports(fetch: Fetch, account: string): Promise<Report[]> {
  const reports: Report[] = []
  for (let page = 1; page <= maxReportPages; page += 1) {
    const list = await read(fetch, `${apiPath(account, 'reports')}?page=${page}&per_page=200`, ReportList)
    reports.push(...list._embedded.reports.map(reshapeReport))
    if (page >= list.pagination.total_pages) break
  }
  return reports
}

export async function getReport(fetch: Fetch, account: string, report: string): Promise<Report> {
  return reshapeReport(await read(fetch, apiPath(account, 'reports', report), WireReport))
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
