import { sql, type RawBuilder } from 'kysely'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'
import { runCondition } from '#/runs-api/store/runs/run-conditions.ts'

/** Which runs: those of one report, or all that a scope reaches, and for which every filter holds. */
export type RunSelection = {
  scope: ReportScope
  reportId: number | null
  filters: RunFilter[]
  now: Date
  /** Only runs that existed when the first page was read, by their inner number; null for no such limit. */
  upToId: number | null
}

/** The condition of a selection over `report_runs r`. A report is in one account, so that it alone says which. */
export function isSelected({ scope, reportId, filters, now, upToId }: RunSelection): RawBuilder<boolean> {
  const conditions = filters.map((filter) => runCondition(filter, now))
  if (reportId !== null) conditions.push(sql`r.report_id = ${reportId}`)
  else if (scope.kind === 'workspace') conditions.push(sql`r.account_id = ${scope.accountId}`)
  if (reportId === null) conditions.push(sql`${isReachable(scope, sql<number>`r.report_id`)}`)
  if (upToId !== null) conditions.push(sql`r.id <= ${upToId}`)
  return sql`${sql.join(conditions, sql` and `)}`
}
