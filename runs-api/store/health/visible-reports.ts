import { sql, type RawBuilder } from 'kysely'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'

/** SQL that holds for a report `p` that health speaks of: the scope reaches it, and it is not archived. */
export function isVisible(scope: ReportScope): RawBuilder<boolean> {
  const reachable = isReachable(scope, sql<number>`p.id`)
  return scope.kind === 'workspace'
    ? sql`p.account_id = ${scope.accountId} and not p.archived and ${reachable}`
    : sql`not p.archived and ${reachable}`
}
