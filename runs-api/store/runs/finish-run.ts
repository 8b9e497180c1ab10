import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import { cureOf, recoveryBy } from '#/runs-api/store/runs/recover-failures.ts'
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

/**
 * Whether the claim still holds the run, which then stays so until the transaction ends. Two runs of a report that end at once
 * must see each other, or a failure could stay open for ever: they go one after the other from here.
 */
async function holdRun(tx: Tx, { runId, claim }: FinishedRun): Promise<boolean> {
  const { rows } = await sql`${prepared} select pg_advisory_xact_lock(report_id) from report_runs
    where id = ${runId} and claim = ${claim}::uuid and state = 'enqueued' for update`.execute(tx)
  return rows.length === 1
}

/**
 * Ends the run and closes the failures that it recovers: one statement, so that triggers look at both at once. A run that
 * failed may be mended already, by a later one that ended before it.
 */
async function endRun(tx: Tx, { runId, failure }: FinishedRun): Promise<void> {
  const isGood = failure === null
  await sql`${prepared}
    with ended as (select * from report_runs where id = ${runId}),
    recovered as (${recoveryBy(sql`(select * from ended where ${isGood})`)})
    update report_runs r set state = ${isGood ? 'succeeded' : 'failed'}, completed_at = now(), updated_at = now(),
      claim = null, failure_code = ${failure?.code ?? null}, failure_message = ${failure?.message ?? null},
      failure_fingerprint = ${failure?.fingerprint ?? null}, failure_query_token = ${failure?.queryToken ?? null},
      usual_ms = case when ${isGood} then (${usualOfSlower(sql`e`)}) end,
      recovered_by = cure.id, recovered_at = cure.completed_at
    from ended e left join lateral (${cureOf(sql`e`)}) cure on not ${isGood}
    where r.id = e.id`.execute(tx)
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
    if (!(await holdRun(tx, finished))) return false
    for (const query of finished.queries) await endQueryRun(tx, query)
    await endRun(tx, finished)
    return true
  })
}
