import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalParameters, type Parameters } from '#/lib/reports/parameters.ts'
import type { RunTrigger } from '#/lib/runs/run-attributes.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type NewRun = {
  reportId: number
  parameters: Parameters
  executedById: number
  trigger: RunTrigger
  scheduleId?: number
  timeoutSeconds?: number | null
}

/** 128 bits under which equal parameter sets meet, written as a uuid. */
export function parametersDigest(parameters: Parameters): string {
  const hex = createHash('sha256').update(canonicalParameters(parameters)).digest('hex')
  return hex.slice(0, 32)
}

/** Accepts a run of the report as it stands now: the run, enqueued, and one pending query run a query. */
export async function insertRun(tx: Tx, run: NewRun): Promise<{ id: number; token: string }> {
  const token = newToken()
  const { rows } = await sql<{ id: number; queryTokens: string[] }>`
    with run as (
      insert into report_runs (token, account_id, report_id, version_id, state, parameters, parameters_digest,
        executed_by, trigger, schedule_id, timeout_seconds)
      select ${token}, account_id, id, version_id, 'enqueued', ${JSON.stringify(run.parameters)}::jsonb,
        ${parametersDigest(run.parameters)}::uuid, ${run.executedById}, ${run.trigger}, ${run.scheduleId ?? null},
        ${run.timeoutSeconds ?? null}
      from reports where id = ${run.reportId}
      returning id, version_id
    )
    select run.id, jsonb_path_query_array(v.definition, '$.queries[*].token') as "queryTokens"
    from run join report_versions v on v.id = run.version_id`.execute(tx)
  const [{ id, queryTokens } = { id: 0, queryTokens: [] }] = rows
  await insertQueryRuns(tx, id, queryTokens)
  return { id, token }
}

async function insertQueryRuns(tx: Tx, runId: number, queryTokens: string[]): Promise<void> {
  if (queryTokens.length === 0) return
  await tx
    .insertInto('query_runs')
    .values(
      queryTokens.map((queryToken, position) => ({
        token: newToken(),
        run_id: runId,
        position,
        query_token: queryToken,
        state: 'pending',
      })),
    )
    .execute()
}
