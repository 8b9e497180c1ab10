import { sql } from 'kysely'
import { failingSince, isOpenFailure, streak } from '#/runs-api/store/health/open-failures.ts'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/**
 * A report with open failures: its last good run, the newest of its open failures by its inner number, what was last said of
 * any, and of how many of them nobody has taken note (`unacknowledged`).
 */
export type FailingReport = {
  token: string
  name: string
  openFailures: number
  unacknowledged: number
  streak: number
  failingSince: Date
  goodToken: string | null
  goodCompletedAt: Date | null
  latestFailureId: number
  acknowledgedBy: string | null
  acknowledgedAt: Date | null
  acknowledgedNote: string | null
}

export type Attention = { reports: FailingReport[]; count: number }

/**
 * Up to `limit` of the reports with open failures, and how many there are: first those whose last run to end failed, then those
 * that have succeeded since with other parameters; in both, who fails longest comes first.
 */
export async function listAttention(tx: Tx, scope: ReportScope, limit: number): Promise<Attention> {
  const order = sql`a.streak_since is null, ${failingSince}, a.report_id`
  const { rows } = await sql<FailingReport & { count: number }>`${prepared}
    with failing as materialized (
      select a.*, p.token, p.name, count(*) over () as total
      from reports p join report_activity a on a.report_id = p.id
      where ${isVisible(scope)} and a.open_failures > 0 order by ${order} limit ${limit}
    )
    select a.token, a.name, a.open_failures as "openFailures", ${streak} as streak, ${failingSince} as "failingSince",
      g.token as "goodToken", g.completed_at as "goodCompletedAt", latest.id as "latestFailureId",
      noted.at as "acknowledgedAt", w.username as "acknowledgedBy", noted.note as "acknowledgedNote",
      a.open_failures - known.failures as unacknowledged, a.total as count
    from failing a left join report_runs g on g.id = a.good_id
    cross join lateral (
      select f.id from report_runs f where f.report_id = a.report_id and ${isOpenFailure}
      order by f.created_at desc, f.id desc limit 1) latest
    cross join lateral (
      select count(*) as failures from report_runs f
      where f.report_id = a.report_id and ${isOpenFailure} and f.acknowledged_at is not null) known
    left join lateral (
      select f.acknowledged_at as at, f.acknowledged_by as by_id, f.acknowledged_note as note from report_runs f
      where f.report_id = a.report_id and ${isOpenFailure} and f.acknowledged_at is not null
      order by f.acknowledged_at desc limit 1) noted on true
    left join accounts w on w.id = noted.by_id
    order by ${order}`.execute(tx)
  return { reports: rows.map(({ count: _count, ...report }) => report), count: rows[0]?.count ?? 0 }
}
