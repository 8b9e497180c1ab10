import { sql } from 'kysely'
import { isVisible } from '#/runs-api/store/health/visible-reports.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** When the history begins that a scope lies in: the first run of the workspace, or of a person's own reports. Null without runs. */
export async function readHistoryStart(tx: Tx, scope: ReportScope): Promise<Date | null> {
  const first =
    scope.kind === 'workspace'
      ? sql`select r.created_at from report_runs r where r.account_id = ${scope.accountId} order by r.created_at limit 1`
      : sql`select min(first.created_at) as created_at from reports p cross join lateral (
          select r.created_at from report_runs r where r.report_id = p.id order by r.created_at limit 1) first
        where ${isVisible(scope)}`
  const { rows } = await sql<{ created_at: Date | null }>`${first}`.execute(tx)
  return rows[0]?.created_at ?? null
}
