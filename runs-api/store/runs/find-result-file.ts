import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

export type ResultFile = { reportToken: string; runToken: string; queryRunToken: string; queryName: string }

/** The kept result of a query run, by the tokens of its address; whoever asks may see it. */
export async function findResultFile(
  db: Db,
  path: { report: string; run: string; queryRun: string },
): Promise<ResultFile | undefined> {
  const { rows } = await sql<ResultFile>`
    select p.token as "reportToken", r.token as "runToken", s.file as "queryRunToken",
      v.definition -> 'queries' -> q.position ->> 'name' as "queryName"
    from query_runs q
    join report_runs r on r.id = q.run_id
    join reports p on p.id = r.report_id
    join report_versions v on v.id = r.version_id
    join results s on s.query_run_id = q.id
    where q.token = ${path.queryRun} and r.token = ${path.run} and p.token = ${path.report}`.execute(db)
  return rows[0]
}
