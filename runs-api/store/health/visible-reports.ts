import { sql, type RawBuilder } from 'kysely'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'

/** SQL that holds for a report `p` that health speaks of: the scope reaches it, and it is not archived. */
export function isVisible(scope: ReportScope): RawBuilder<boolean> {
  const reachable = isReachable(scope, sql<number>`p.id`)
  return scope.kind === 'workspace'
    ? sql`p.account_id = ${scope.accountId} and not p.archived and ${reachable}`
    : sql`not p.archived and ${reachable}`
}

/** Runs `r` of those reports. The account says it too, so that an index by account can answer. */
export function isOfVisible(scope: ReportScope): RawBuilder<boolean> {
  const account = scope.kind === 'workspace' ? sql`r.account_id = ${scope.accountId} and` : sql``
  return sql`${account} r.report_id in (select p.id from reports p where ${isVisible(scope)})`
}
