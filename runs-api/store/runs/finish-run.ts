import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import { cureOf, recoverFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { usualOfSlower } from '#/runs-api/store/runs/slow-runs.ts'
import type { ResultColumn } from '#/runs-api/store/schema.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

export type FinishedQuery = {
  queryRunId: number
  state: 'succeeded' | 'failed' | 'cancelled'
  error: { code: string; message: string } | null
  result: { file: string; rowCount: number; byteCount: number; columns: ResultColumn[] } | null
}

export type RunFailureRecord = { code: string; message: string; fingerprint: string; queryToken: string | null }

export type FinishedRun = {
  runId: number
  claim: string
  failure: RunFailureRecord | null
  queries: FinishedQuery[]
}

/** Whether the claim still holds the run, which then stays so until the transaction ends. */
async function holdRun(tx: Tx, { runId, claim }: FinishedRun): Promise<boolean> {
  const { rows } = await sql`${prepared} select from report_runs
    where id = ${runId} and claim = ${claim}::uuid and state = 'enqueued' for update`.execute(tx)
  return rows.length === 1
}

/** A run that failed may be mended already, by a later one that ended before it. */
async function endRun(tx: Tx, { runId, failure }: FinishedRun): Promise<void> {
  const usualMs = failure === null ? await usualOfSlower(tx, runId) : null
  await sql`${prepared}
    update report_runs r set state = ${failure === null ? 'succeeded' : 'failed'}, completed_at = now(), updated_at = now(),
      claim = null, failure_code = ${failure?.code ?? null}, failure_message = ${failure?.message ?? null},
      failure_fingerprint = ${failure?.fingerprint ?? null}, failure_query_token = ${failure?.queryToken ?? null},
      usual_ms = ${usualMs}, recovered_by = cure.id, recovered_at = cure.completed_at
    from report_runs f left join lateral (${cureOf(sql`f`)}) cure on ${failure !== null}
    where r.id = ${runId} and f.id = r.id`.execute(tx)
}

/** Says how a query of a claimed run ended, and where its result lies. */
export async function endQueryRun(tx: Tx, { queryRunId, state, error, result }: FinishedQuery): Promise<void> {
  await sql`update query_runs set state = ${state}, completed_at = coalesce(completed_at, now()),
      error_code = ${error?.code ?? null}, error_message = ${error?.message ?? null}
    where id = ${queryRunId}`.execute(tx)
  if (result === null) return
  await sql`insert into results (query_run_id, file, row_count, byte_count, columns)
    values (${queryRunId}, ${result.file}, ${result.rowCount}, ${result.byteCount}, ${JSON.stringify(result.columns)}::jsonb)
    on conflict (query_run_id) do update set file = excluded.file, row_count = excluded.row_count,
      byte_count = excluded.byte_count, columns = excluded.columns`.execute(tx)
}

/**
 * The end of a run, in one transaction: its queries, results, state, the failures it recovers (DESIGN 5), and whether it was slow.
 * False when the claim no longer holds the run (it was cancelled, or given to another worker): then nothing changes.
 */
export async function finishRun(db: Db, finished: FinishedRun): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // Two runs of a report that end at once must see each other, or a failure could stay open for ever.
    await sql`${prepared} select pg_advisory_xact_lock(report_id) from report_runs where id = ${finished.runId}`.execute(
      tx,
    )
    if (!(await holdRun(tx, finished))) return false
    for (const query of finished.queries) await endQueryRun(tx, query)
    if (finished.failure === null) await recoverFailures(tx, finished.runId)
    // Last, because whoever ends a run in the same hour waits for its rollups.
    await endRun(tx, finished)
    return true
  })
}
