import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** For each query of a report's newest run, by the token of the query: the token of its query run. */
export async function readLatestQueryRuns(db: Db, reportId: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ queryToken: string; token: string }>`
    select q.query_token as "queryToken", q.token
    from report_activity a join query_runs q on q.run_id = a.latest_id
    where a.report_id = ${reportId}`.execute(db)
  return new Map(rows.map(({ queryToken, token }) => [queryToken, token]))
}
