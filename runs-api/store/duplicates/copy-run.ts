import { sql } from 'kysely'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** One result to copy: the names of its file within the source's run and within the copy's. */
export type CopiedResult = { fromFile: string; toFile: string }
export type CopiedRun = { id: number; token: string; results: CopiedResult[] }

/** A copy of a finished run under another report: as it was, with its times, its queries and what they ended with. */
export async function copyRun(tx: Tx, runId: number, reportId: number): Promise<CopiedRun> {
  const token = newToken()
  const { rows } = await sql<{ id: number }>`
    insert into report_runs (token, account_id, report_id, version_id, state, python_state, parameters,
      parameters_digest, created_at, started_at, completed_at, executed_by, trigger, failure_code, failure_message,
      failure_fingerprint, failure_query_token, purge_started_at, purge_completed_at)
    select ${token}, account_id, ${reportId}, version_id, state, python_state, parameters,
      parameters_digest, created_at, started_at, completed_at, executed_by, trigger, failure_code, failure_message,
      failure_fingerprint, failure_query_token, purge_started_at, purge_completed_at
    from report_runs where id = ${runId} returning id`.execute(tx)
  const id = rows[0]?.id ?? 0
  const copied = await copyQueryRuns(tx, runId, id)
  return { id, token, results: copied }
}

async function copyQueryRuns(tx: Tx, fromRunId: number, toRunId: number): Promise<CopiedResult[]> {
  const sources = await tx
    .selectFrom('query_runs')
    .selectAll()
    .where('run_id', '=', fromRunId)
    .orderBy('position')
    .execute()
  const copies: CopiedResult[] = []
  for (const { id: sourceId, token: _token, ...source } of sources) {
    const { id, token } = await tx
      .insertInto('query_runs')
      .values({ ...source, run_id: toRunId, token: newToken() })
      .returning(['id', 'token'])
      .executeTakeFirstOrThrow()
    const result = await tx.selectFrom('results').select('file').where('query_run_id', '=', sourceId).executeTakeFirst()
    if (result !== undefined) copies.push({ fromFile: result.file, toFile: token })
    await sql`insert into results (query_run_id, file, row_count, byte_count, columns)
      select ${id}, ${token}, row_count, byte_count, columns from results where query_run_id = ${sourceId}`.execute(tx)
  }
  return copies
}
