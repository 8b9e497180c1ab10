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

/**
 * Holds, asked once and not of each run, where a filter names a report that the scope reaches: the runs of one that it does not
 * reach would all be looked at in vain.
 */
function areReachable({ values }: RunFilter, scope: ReportScope): RawBuilder<boolean> {
  return sql`exists (select from reports named
    where named.token = any(${values}) and ${isReachable(scope, sql<number>`named.id`)})`
}

const namesReports = ({ field, operator }: RunFilter): boolean =>
  field === 'report' && (operator === 'eq' || operator === 'in')

/** The condition of a selection over `report_runs r`. A report is in one account, so that it alone says which. */
export function isSelected({ scope, reportId, filters, now, upToId }: RunSelection): RawBuilder<boolean> {
  const conditions = filters.map((filter) => runCondition(filter, now))
  if (reportId !== null) conditions.push(sql`r.report_id = ${reportId}`)
  else if (scope.kind === 'workspace') conditions.push(sql`r.account_id = ${scope.accountId}`)
  if (reportId === null) conditions.push(sql`${isReachable(scope, sql<number>`r.report_id`)}`)
  for (const filter of filters.filter(namesReports)) conditions.push(areReachable(filter, scope))
  if (upToId !== null) conditions.push(sql`r.id <= ${upToId}`)
  return sql`${sql.join(conditions, sql` and `)}`
}
