import { sql } from 'kysely'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** A report whose last good run took longer than usual. */
export type SlowReport = {
  token: string
  name: string
  runToken: string
  runCompletedAt: Date
  durationMs: number
  usualMs: number
}

export type Slow = { reports: SlowReport[]; count: number }

/** Up to `limit` of the reports whose last good run was slow, those furthest beyond their usual first, and how many there are. */
export async function listSlow(tx: Tx, scope: ReportScope, limit: number): Promise<Slow> {
  const { rows } = await sql<SlowReport & { count: number }>`${prepared}
    select p.token, p.name, g.token as "runToken", g.completed_at as "runCompletedAt", g.duration_ms as "durationMs",
      g.usual_ms as "usualMs", count(*) over () as count
    from reports p join report_activity a on a.report_id = p.id join report_runs g on g.id = a.good_id
    where ${isVisible(scope)} and a.is_good_slow
    order by g.duration_ms::float8 / greatest(g.usual_ms, 1) desc, p.id limit ${limit}`.execute(tx)
  return { reports: rows.map(({ count: _count, ...report }) => report), count: rows[0]?.count ?? 0 }
}
