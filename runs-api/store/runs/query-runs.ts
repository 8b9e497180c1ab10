import { sql } from 'kysely'
import { QueryDefinition } from '#/lib/reports/report-definition.ts'
import type { QueryRunState } from '#/lib/runs/run-attributes.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ResultColumn } from '#/runs-api/store/schema.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** One query of a run: how it went, the query as the run's version has it, and its result where there is one. */
export type QueryRunRecord = {
  id: number
  token: string
  position: number
  state: QueryRunState
  createdAt: Date
  startedAt: Date | null
  completedAt: Date | null
  versionCreatedAt: Date
  renderedSource: string | null
  errorCode: string | null
  errorMessage: string | null
  query: QueryDefinition
  /** Names the result's file within the run. */
  file: string | null
  rowCount: number | null
  byteCount: number | null
  columns: ResultColumn[] | null
}

/** The query runs of a run in the order of the report's queries. */
export async function listQueryRuns(db: Db, runId: number): Promise<QueryRunRecord[]> {
  const { rows } = await sql<QueryRunRecord>`
    select q.id, q.token, q.position, q.state, q.created_at as "createdAt", q.started_at as "startedAt",
      q.completed_at as "completedAt", v.created_at as "versionCreatedAt", q.rendered_source as "renderedSource",
      q.error_code as "errorCode", q.error_message as "errorMessage", v.definition -> 'queries' -> q.position as query,
      s.file, s.row_count as "rowCount", s.byte_count as "byteCount", s.columns
    from query_runs q
    join report_runs r on r.id = q.run_id
    join report_versions v on v.id = r.version_id
    left join results s on s.query_run_id = q.id
    where q.run_id = ${runId} order by q.position`.execute(db)
  return rows.map((row) => ({ ...row, query: QueryDefinition.parse(row.query) }))
}

/**
 * A claimed run's query starts: the SQL it executes stands from now on. Nothing when the claim is lost, also while this
 * waited for whoever took it.
 */
export async function startQueryRun(
  tx: Tx,
  start: { queryRunId: number; claim: string; renderedSource: string },
): Promise<void> {
  await sql`update query_runs q set state = 'running', started_at = now(), rendered_source = ${start.renderedSource}
    from report_runs r
    where q.id = ${start.queryRunId} and q.state in ('pending', 'enqueued')
      and r.id = q.run_id and r.claim = ${start.claim}::uuid`.execute(tx)
}

/** Keeps when a claimed run's query was through; what came of it is told with the end of the run. */
export async function stampQueryRunEnd(tx: Tx, { queryRunId, claim }: { queryRunId: number; claim: string }) {
  await sql`update query_runs q set completed_at = now()
    from report_runs r
    where q.id = ${queryRunId} and q.state = 'running' and r.id = q.run_id and r.claim = ${claim}::uuid`.execute(tx)
}
