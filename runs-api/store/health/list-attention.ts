import { sql } from 'kysely'
import { isOpenFailure, openFailureFigures } from '#/runs-api/store/health/open-failures.ts'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** A report with open failures. `latestFailureId` is the newest of them, by its inner number. */
export type FailingReport = {
  token: string
  name: string
  openFailures: number
  streak: number
  failingSince: Date
  goodToken: string | null
  goodCompletedAt: Date | null
  latestFailureId: number
}

export type Attention = { reports: FailingReport[]; count: number }

/**
 * Up to `limit` reports with open failures, and how many there are: first those whose last run to end failed, then those
 * that have succeeded since with other parameters; in both, who fails longest comes first.
 */
export async function listAttention(tx: Tx, scope: ReportScope, limit: number): Promise<Attention> {
  const { rows } = await sql<FailingReport & { count: number }>`
    with failing as (
      select p.id, p.token, p.name, a.good_id, ${openFailureFigures}
      from reports p join report_activity a on a.report_id = p.id join report_runs f on f.report_id = p.id
      where ${isVisible(scope)} and ${isOpenFailure} group by p.id, a.report_id
    ), listed as (
      select *, count(*) over () as total from failing order by streak = 0, failing_since, id limit ${limit}
    )
    select l.token, l.name, l.open_failures as "openFailures", l.streak, l.failing_since as "failingSince",
      g.token as "goodToken", g.completed_at as "goodCompletedAt", latest.id as "latestFailureId", l.total as count
    from listed l left join report_runs g on g.id = l.good_id cross join lateral (
      select f.id from report_runs f where f.report_id = l.id and ${isOpenFailure}
      order by f.created_at desc, f.id desc limit 1) latest
    order by l.streak = 0, l.failing_since, l.id`.execute(tx)
  return { reports: rows.map(({ count: _count, ...report }) => report), count: rows[0]?.count ?? 0 }
}
