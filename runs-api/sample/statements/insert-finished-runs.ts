import { sql } from 'kysely'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { QueryRunState, RunTrigger } from '#/lib/runs/run-attributes.ts'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { FinishedQuery as QueryEnd, RunFailureRecord } from '#/runs-api/store/runs/finish-run.ts'
import { parametersDigest } from '#/runs-api/store/runs/insert-run.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** A query of a run that is over. */
export type FinishedQuery = Pick<QueryEnd, 'error' | 'result'> & {
  token: string
  queryToken: string
  state: QueryRunState
  renderedSource: string | null
  startedAt: Date | null
  completedAt: Date
}

/** A run that is over, with its queries in their order. `purgedAt` is null while its results are kept. */
export type FinishedRun = {
  token: string
  reportId: number
  versionId: number
  state: Extract<RunState, 'succeeded' | 'failed' | 'cancelled'>
  parameters: Parameters
  createdAt: Date
  startedAt: Date
  completedAt: Date
  executedById: number
  trigger: RunTrigger
  scheduleId: number | null
  timeoutSeconds: number | null
  failure: RunFailureRecord | null
  purgedAt: Date | null
  queries: FinishedQuery[]
}

function runRow({ failure, queries: _queries, ...run }: FinishedRun): Record<string, unknown> {
  return { ...run, digest: parametersDigest(run.parameters), ...failure }
}

function queryRows({ token: runToken, createdAt, queries }: FinishedRun): Record<string, unknown>[] {
  return queries.map(({ error, result, ...query }, position) => ({
    ...query,
    ...result,
    runToken,
    position,
    createdAt,
    code: error?.code,
    message: error?.message,
  }))
}

async function insertRuns(tx: Tx, accountId: number, runs: FinishedRun[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into report_runs (token, account_id, report_id, version_id, state, parameters, parameters_digest, created_at,
      started_at, completed_at, updated_at, executed_by, trigger, schedule_id, timeout_seconds, failure_code,
      failure_message, failure_fingerprint, failure_query_token, purge_started_at, purge_completed_at)
    select token, ${accountId}, "reportId", "versionId", state, parameters, digest, "createdAt",
      "startedAt", "completedAt", coalesce("purgedAt", "completedAt"), "executedById", trigger, "scheduleId",
      "timeoutSeconds", code, message, fingerprint, "queryToken", "purgedAt", "purgedAt"
    from jsonb_to_recordset(${JSON.stringify(runs.map(runRow))}::jsonb) as run (token text, "reportId" bigint,
      "versionId" bigint, state text, parameters jsonb, digest uuid, "createdAt" timestamptz, "startedAt" timestamptz,
      "completedAt" timestamptz, "executedById" bigint, trigger text, "scheduleId" bigint, "timeoutSeconds" integer,
      code text, message text, fingerprint text, "queryToken" text, "purgedAt" timestamptz)
    order by "createdAt"
    on conflict (token) do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

async function insertQueryRuns(tx: Tx, runs: FinishedRun[]): Promise<void> {
  await sql`
    insert into query_runs (token, run_id, position, query_token, state, rendered_source, error_code, error_message,
      created_at, started_at, completed_at)
    select query.token, run.id, query.position, "queryToken", query.state, "renderedSource", code, message,
      query."createdAt", query."startedAt", query."completedAt"
    from jsonb_to_recordset(${JSON.stringify(runs.flatMap(queryRows))}::jsonb) as query (token text, "runToken" text,
      position integer, "queryToken" text, state text, "renderedSource" text, code text, message text,
      "createdAt" timestamptz, "startedAt" timestamptz, "completedAt" timestamptz)
    join report_runs run on run.token = "runToken"
    order by run.id, query.position
    on conflict (token) do nothing`.execute(tx)
}

async function insertResults(tx: Tx, runs: FinishedRun[]): Promise<void> {
  const kept = runs.flatMap(queryRows).filter(({ file }) => file !== undefined)
  if (kept.length === 0) return
  await sql`
    insert into results (query_run_id, file, row_count, byte_count, columns, created_at)
    select query_run.id, result.file, "rowCount", "byteCount", result.columns, result."completedAt"
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as result (token text, file text, "rowCount" bigint,
      "byteCount" bigint, columns jsonb, "completedAt" timestamptz)
    join query_runs query_run on query_run.token = result.token
    on conflict (query_run_id) do nothing`.execute(tx)
}

/**
 * Adds runs that are over, with their queries and results; those whose token is there already are left as they are.
 * Gives the ids of the new ones, which grow with the time of the run.
 */
export async function insertFinishedRuns(tx: Tx, accountId: number, runs: FinishedRun[]): Promise<number[]> {
  const ids = await insertRuns(tx, accountId, runs)
  if (ids.length === 0) return ids
  await insertQueryRuns(tx, runs)
  await insertResults(tx, runs)
  return ids
}
