import { sql } from 'kysely'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type IdleReport = { token: string; name: string; createdAt: Date }

/** How many reports there are, how many of them no run has succeeded or failed of, and up to `limit` of those, newest first. */
export type NeverRun = { reportsCount: number; reports: IdleReport[]; count: number }

export async function listNeverRun(tx: Tx, scope: ReportScope, limit: number): Promise<NeverRun> {
  const { rows } = await sql<
    { reports: number; idle: number } & { [Key in keyof IdleReport]: IdleReport[Key] | null }
  >`${prepared}
    with visible as materialized (
      select p.id, a.good_id is null and a.failed_id is null as is_idle
      from reports p left join report_activity a on a.report_id = p.id where ${isVisible(scope)}),
    counted as (select count(*) as reports, count(*) filter (where is_idle) as idle from visible)
    select counted.reports, counted.idle, p.token, p.name, p.created_at as "createdAt"
    from counted left join (
      select p.* from visible join reports p on p.id = visible.id where is_idle
      order by p.created_at desc, p.id desc limit ${limit}) p on true
    order by p.created_at desc, p.id desc`.execute(tx)
  const reports = rows.flatMap(({ token, name, createdAt }) =>
    token === null || name === null || createdAt === null ? [] : [{ token, name, createdAt }],
  )
  return { reportsCount: rows[0]?.reports ?? 0, reports, count: rows[0]?.idle ?? 0 }
}
