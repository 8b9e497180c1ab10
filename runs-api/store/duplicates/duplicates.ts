import { sql } from 'kysely'
import type { DuplicateState } from '#/lib/runs/run-attributes.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** A duplication as it is read (RUNS-API 3, "ReportRunDuplicate"). */
export type DuplicateRecord = {
  id: number
  token: string
  runId: number
  runToken: string
  sourceReportToken: string
  requestedBy: number
  collectionId: number
  state: DuplicateState
  createdAt: Date
  updatedAt: Date
  completedAt: Date | null
  reportToken: string | null
  errorMessage: string | null
}

const columns = sql`d.id, d.token, d.run_id as "runId", r.token as "runToken",
  o.token as "sourceReportToken", d.requested_by as "requestedBy",
  d.collection_id as "collectionId", d.state, d.created_at as "createdAt", d.updated_at as "updatedAt",
  d.completed_at as "completedAt", p.token as "reportToken", d.error_message as "errorMessage"`

const tables = sql`duplicates d join report_runs r on r.id = d.run_id join reports o on o.id = r.report_id
  left join reports p on p.id = d.report_id`

export async function insertDuplicate(
  tx: Tx,
  duplicate: { runId: number; requestedById: number; collectionId: number },
): Promise<{ id: number; token: string }> {
  return tx
    .insertInto('duplicates')
    .values({
      token: newToken(),
      run_id: duplicate.runId,
      requested_by: duplicate.requestedById,
      collection_id: duplicate.collectionId,
      state: 'enqueued',
    })
    .returning(['id', 'token'])
    .executeTakeFirstOrThrow()
}

/** The duplication with this token of a run, or undefined. */
export async function findDuplicate(db: Db, runId: number, token: string): Promise<DuplicateRecord | undefined> {
  const { rows } = await sql<DuplicateRecord>`select ${columns} from ${tables}
    where d.run_id = ${runId} and d.token = ${token}`.execute(db)
  return rows[0]
}

/** Takes a duplication that has not ended, for the worker that copies the results. */
export async function claimDuplicate(tx: Tx, id: number): Promise<DuplicateRecord | undefined> {
  await sql`update duplicates set state = 'running', updated_at = now()
    where id = ${id} and state in ('enqueued', 'running')`.execute(tx)
  const { rows } = await sql<DuplicateRecord>`select ${columns} from ${tables}
    where d.id = ${id} and d.state = 'running'`.execute(tx)
  return rows[0]
}

/** Ends a duplication once: false when it had ended already. */
export async function endDuplicate(
  tx: Tx,
  id: number,
  end: { reportId: number } | { errorMessage: string },
): Promise<boolean> {
  const reportId = 'reportId' in end ? end.reportId : null
  const errorMessage = 'errorMessage' in end ? end.errorMessage : null
  const { rows } = await sql`update duplicates set state = ${reportId === null ? 'failed' : 'succeeded'},
      report_id = ${reportId}, error_message = ${errorMessage}, completed_at = now(), updated_at = now()
    where id = ${id} and state in ('enqueued', 'running') returning id`.execute(tx)
  return rows.length === 1
}
