import { z } from 'zod'
import { Form, Link, type Links } from '#/lib/contract/hal.ts'
import { ReportRun, type RunFailure as WireFailure } from '#/lib/contract/report-run.ts'
import { RunPage as WirePage } from '#/lib/contract/report-run-list.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { runPath } from '#/lib/client/run-path.ts'
import { type Fetch, parseText, read, readDated, send } from '#/lib/client/transport.ts'
import { type RunField, reshapeField } from '#/lib/client/run-field.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'

export type RunIds = { account: string; report: string; run: string }

/** Who took note of an open failure, when, and what they wrote. */
export type Acknowledgement = { by: string; at: string; note: string | null }

/**
 * Why a run failed. It is open until a later run of the report with the same parameters succeeds, which is then
 * `recoveredBy`; `acknowledged` says who took note of it.
 */
export type RunFailure = {
  code: string
  message: string
  fingerprint: string
  queryToken: string | null
  isOpen: boolean
  recoveredBy: { token: string; completedAt: string } | null
  acknowledged: Acknowledgement | null
}

/** A run as pages know it; moments are ISO 8601 in UTC, durations seconds. */
export type Run = {
  token: string
  state: RunState
  reportName: string
  reportToken: string
  hasNotebook: boolean
  parameters: Parameters
  fields: RunField[]
  trigger: RunTrigger
  /** The schedule that started it; null when none did. */
  scheduleToken: string | null
  executedBy: string
  failure: RunFailure | null
  createdAt: string
  updatedAt: string
  startedAt: string | null
  completedAt: string | null
  purgedAt: string | null
  queueSeconds: number | null
  durationSeconds: number | null
  /** What its report usually takes with these parameters, where this run took longer; else null. */
  usualSeconds: number | null
  isLatest: boolean
  canCancel: boolean
  /** Whether its failure is open and who looks may take note of it. */
  canAcknowledge: boolean
}

/**
 * A page of runs reached by cursor; there are at least `totalCount`, and no more when `totalIsExact`. It holds what
 * happened up to `readAt`, by the clock of the server, which counts whole seconds.
 */
export type RunPage = {
  runs: Run[]
  readAt: string
  totalCount: number
  totalIsExact: boolean
  nextCursor: string | null
  previousCursor: string | null
}

/** What pages need of a run on the wire. The rest is as much again, and to check it takes longer than to show the run. */
const WireRun = ReportRun.pick({
  token: true,
  state: true,
  python_state: true,
  parameters: true,
  form_fields: true,
  created_at: true,
  updated_at: true,
  completed_at: true,
  purge_started_at: true,
  purge_completed_at: true,
  started_at: true,
  queue_seconds: true,
  duration_seconds: true,
  slow: true,
  trigger: true,
  failure: true,
  report_name: true,
  report_token: true,
  executed_by: true,
}).extend({
  // Mode's own table calls the flags strings and its service sends booleans; a client takes both (RUNS-API 1).
  is_latest_report_run: z.union([z.boolean(), z.stringbool()]),
  _links: z.object({ report_schedule: Link.optional() }),
  _forms: z.object({ cancel: Form.optional(), acknowledge: Form.optional() }),
})
const WireRunPage = WirePage.extend({ _embedded: z.object({ report_runs: z.array(WireRun) }) })

function reshapeFailure({ recovered_by: by, ...failure }: WireFailure): RunFailure {
  return {
    code: failure.code,
    message: failure.message,
    fingerprint: failure.fingerprint,
    queryToken: failure.query_token,
    isOpen: failure.is_open,
    recoveredBy: by && { token: by.token, completedAt: by.completed_at },
    acknowledged: failure.acknowledged,
  }
}

/** A run of the wire as pages know it. */
export function reshapeRun(run: z.infer<typeof WireRun>): Run {
  return {
    token: run.token,
    state: run.state,
    reportName: run.report_name,
    reportToken: run.report_token,
    hasNotebook: run.python_state !== 'none',
    parameters: run.parameters,
    fields: run.form_fields.map(reshapeField),
    trigger: run.trigger,
    scheduleToken: run._links.report_schedule?.href.split('/').at(-1) ?? null,
    executedBy: run.executed_by,
    failure: run.failure && reshapeFailure(run.failure),
    createdAt: run.created_at,
    updatedAt: run.updated_at,
    startedAt: run.started_at,
    completedAt: run.completed_at,
    purgedAt: run.purge_completed_at ?? run.purge_started_at,
    queueSeconds: run.queue_seconds,
    durationSeconds: run.duration_seconds,
    usualSeconds: run.slow?.usual_seconds ?? null,
    isLatest: run.is_latest_report_run,
    canCancel: run._forms.cancel !== undefined,
    canAcknowledge: run._forms.acknowledge !== undefined,
  }
}

const longAgo = new Date(0).toISOString()

/** A run as an event of the runs API holds it. Throws `upstream_failed` for anything else. */
export function runOfEvent(data: string): Run {
  return reshapeRun(parseText(data, WireRun))
}

function cursorOf(links: Links, name: string, parameter: string): string | null {
  const href = links[name]?.href
  return href === undefined ? null : new URL(href, 'http://runs').searchParams.get(parameter)
}

/** The runs of an account that the search selects (RUNS-API 8: `filter`, `order`, `order_by`, `after`, `before`). */
export async function listRuns(fetch: Fetch, account: string, search: URLSearchParams): Promise<RunPage> {
  const { value: page, at } = await readDated(fetch, `${apiPath(account, 'runs')}?${search}`, WireRunPage)
  const runs = page._embedded.report_runs.map(reshapeRun)
  return {
    runs,
    readAt: runs.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), at ?? longAgo),
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

/** A failure that somebody takes note of; `isWithEarlier` means the open failures of its report before it too. */
export type MeantFailures = RunIds & { isWithEarlier: boolean }

/** Takes note of open failures, which stay open. Throws `conflict` when the run is none. */
export async function acknowledgeFailures(fetch: Fetch, meant: MeantFailures, note: string): Promise<Run> {
  const path = `${runPath(meant)}/acknowledge`
  const body = { note, with_earlier: meant.isWithEarlier }
  return reshapeRun(await send(fetch, { method: 'PATCH', path, body }, WireRun))
}

/** Takes that back. Throws `conflict` when nobody has taken note of them, or the run is no open failure. */
export async function unacknowledgeFailures(fetch: Fetch, meant: MeantFailures): Promise<Run> {
  const path = `${runPath(meant)}/unacknowledge`
  const body = { with_earlier: meant.isWithEarlier }
  return reshapeRun(await send(fetch, { method: 'PATCH', path, body }, WireRun))
}
