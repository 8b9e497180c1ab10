import { sql } from 'kysely'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type IdleReport = { token: string; name: string; createdAt: Date }

/** How many reports there are, how many of them no run has succeeded or failed of, and up to `limit` of those, newest first. */
export type NeverRun = { reportsCount: number; reports: IdleReport[]; count: number }

export async function listNeverRun(tx: Tx, scope: ReportScope, limit: number): Promise<NeverRun> {
  const { rows: counted } = await sql<{ reports: number; idle: number }>`${prepared}
    select count(*) as reports, count(*) filter (where a.good_id is null and a.failed_id is null) as idle
    from reports p left join report_activity a on a.report_id = p.id where ${isVisible(scope)}`.execute(tx)
  const { rows: reports } = await sql<IdleReport>`${prepared}
    select p.token, p.name, p.created_at as "createdAt"
    from reports p left join report_activity a on a.report_id = p.id
    where ${isVisible(scope)} and a.good_id is null and a.failed_id is null
    order by p.created_at desc, p.id desc limit ${limit}`.execute(tx)
  const [{ reports: reportsCount, idle: count } = { reports: 0, idle: 0 }] = counted
  return { reportsCount, reports, count }
}
