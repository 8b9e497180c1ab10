import { z } from 'zod'
import { type Links } from '#/lib/contract/hal.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { RunPage as WirePage } from '#/lib/contract/report-run-list.ts'
import { type Fetch, apiPath, read, send } from '#/lib/client/transport.ts'
import { type RunField, reshapeField } from '#/lib/client/run-field.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

export type RunIds = { account: string; report: string; run: string }

/** A run as pages know it; moments are ISO 8601 in UTC, durations seconds. */
export type Run = {
  token: string
  state: RunState
  reportName: string
  reportToken: string
  parameters: Parameters
  fields: RunField[]
  trigger: RunTrigger
  executedBy: string
  failure: { code: string; message: string; queryToken: string | null } | null
  createdAt: string
  startedAt: string | null
  completedAt: string | null
  purgedAt: string | null
  queueSeconds: number | null
  durationSeconds: number | null
  isLatest: boolean
  canCancel: boolean
}

/** A page of runs reached by cursor; there are at least `totalCount`, and no more when `totalIsExact`. */
export type RunPage = {
  runs: Run[]
  totalCount: number
  totalIsExact: boolean
  nextCursor: string | null
  previousCursor: string | null
}

// Mode's own table calls the flags strings and its service sends booleans; a client takes both (RUNS-API 1).
const Flag = z.union([z.boolean(), z.stringbool()])
const WireRun = ReportRun.extend({ is_latest_report_run: Flag, is_latest_successful_report_run: Flag })
const WireRunPage = WirePage.extend({ _embedded: z.object({ report_runs: z.array(WireRun) }) })

function reshapeRun(run: z.infer<typeof WireRun>): Run {
  return {
    token: run.token,
    state: run.state,
    reportName: run.report_name,
    reportToken: run.report_token,
    parameters: run.parameters,
    fields: run.form_fields.map(reshapeField),
    trigger: run.trigger,
    executedBy: run.executed_by,
    failure: run.failure && {
      code: run.failure.code,
      message: run.failure.message,
      queryToken: run.failure.query_token,
    },
    createdAt: run.created_at,
    startedAt: run.started_at,
    completedAt: run.completed_at,
    purgedAt: run.purge_completed_at ?? run.purge_started_at,
    queueSeconds: run.queue_seconds,
    durationSeconds: run.duration_seconds,
    isLatest: run.is_latest_report_run,
    canCancel: run._forms['cancel'] !== undefined,
  }
}

function cursorOf(links: Links, name: string, parameter: string): string | null {
  const href = links[name]?.href
  return href === undefined ? null : new URL(href, 'http://runs').searchParams.get(parameter)
}

export function runPath({ account, report, run }: RunIds): string {
  return apiPath(account, 'reports', report, 'runs', run)
}

/** The runs of an account that the search selects (RUNS-API 8: `filter`, `order`, `order_by`, `after`, `before`). */
export async function listRuns(fetch: Fetch, account: string, search: URLSearchParams): Promise<RunPage> {
  const page = await read(fetch, `${apiPath(account, 'runs')}?${search}`, WireRunPage)
  return {
    runs: page._embedded.report_runs.map(reshapeRun),
    totalCount: page.pagination.total_count,
    totalIsExact: page.pagination.total_is_exact,
    nextCursor: cursorOf(page._links, 'next', 'after'),
    previousCursor: cursorOf(page._links, 'prev', 'before'),
  }
}

export async function getRun(fetch: Fetch, ids: RunIds): Promise<Run> {
  return reshapeRun(await read(fetch, runPath(ids), WireRun))
}

export type StartRunInput = { account: string; report: string; parameters: Parameters }

/** Starts a run. Throws `bad_request` with a sentence that names the field when a parameter is refused. */
export async function startRun(fetch: Fetch, { account, report, parameters }: StartRunInput): Promise<Run> {
  const path = apiPath(account, 'reports', report, 'runs')
  return reshapeRun(await send(fetch, { method: 'POST', path, body: { parameters } }, WireRun))
}

/** Cancels a run. Throws `conflict` when it is over already. */
export async function cancelRun(fetch: Fetch, ids: RunIds): Promise<Run> {
  return reshapeRun(await send(fetch, { method: 'PATCH', path: `${runPath(ids)}/cancel` }, WireRun))
}
