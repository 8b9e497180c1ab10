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

/** True of a filter that names the reports it holds for. */
export const namesReports = ({ field, operator }: RunFilter): boolean =>
  field === 'report' && (operator === 'eq' || operator === 'in')

/**
 * Holds, asked once and not of each run, where a filter names a report that the scope reaches: the runs of one that it does not
 * reach would all be looked at in vain.
 */
function areReachable({ values }: RunFilter, scope: ReportScope): RawBuilder<boolean> {
  const inAccount = scope.kind === 'workspace' ? sql`and named.account_id = ${scope.accountId}` : sql``
  return sql`exists (select from reports named
    where named.token = any(${values}) ${inAccount} and ${isReachable(scope, sql<number>`named.id`)})`
}

/** What the scope says of each run. Of one report that a filter names it is known already. */
function isInScope({ scope, reportId, filters }: RunSelection): RawBuilder<boolean>[] {
  if (reportId !== null) return [sql`r.report_id = ${reportId}`]
  const named = filters.filter(namesReports)
  const asked = named.map((filter) => areReachable(filter, scope))
  if (named.some(({ values }) => values.length === 1)) return asked
  const reachable = sql<boolean>`${isReachable(scope, sql<number>`r.report_id`)}`
  return scope.kind === 'workspace'
    ? [sql`r.account_id = ${scope.accountId}`, reachable, ...asked]
    : [reachable, ...asked]
}

/** What a selection asks of runs `r` whose report is known to be in its scope. */
export function runConditions({ filters, now, upToId }: RunSelection): RawBuilder<boolean>[] {
  const conditions = filters.map((filter) => runCondition(filter, now))
  return upToId === null ? conditions : [...conditions, sql`r.id <= ${upToId}`]
}

/** The condition of a selection over `report_runs r`. A report is in one account, so that it alone says which. */
export function isSelected(selection: RunSelection): RawBuilder<boolean> {
  return sql`${sql.join([...runConditions(selection), ...isInScope(selection)], sql` and `)}`
}
