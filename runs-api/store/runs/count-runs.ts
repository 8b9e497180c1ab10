import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/list-runs.ts'

export type RunCount = { count: number; isExact: boolean }

const cap = 10_000

/** How many runs a selection holds, exactly: from the counter of the report where nothing narrows it. */
export async function countRuns(db: Db, selection: RunSelection): Promise<number> {
  const { reportId, filters, upToId } = selection
  const query =
    filters.length === 0 && upToId === null && reportId !== null
      ? sql<{ count: number }>`select coalesce(sum(runs_count), 0)::bigint as count
          from report_activity where report_id = ${reportId}`
      : sql<{ count: number }>`select count(*) as count from report_runs r where ${isSelected(selection)}`
  const { rows } = await query.execute(db)
  return rows[0]?.count ?? 0
}

/** All runs of a scope, from the counters of its reports. */
async function countScope(db: Db, { scope }: RunSelection): Promise<number> {
  const account = scope.kind === 'workspace' ? sql`p.account_id = ${scope.accountId}` : sql`true`
  const { rows } = await sql<{ count: number }>`select coalesce(sum(a.runs_count), 0)::bigint as count
    from report_activity a join reports p on p.id = a.report_id
    where ${account} and ${isReachable(scope, sql<number>`p.id`)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** A count that never costs more than its cap: exact up to 10,000, above that "at least so many". */
export async function countRunsUpToCap(db: Db, selection: RunSelection): Promise<RunCount> {
  if (selection.filters.length === 0) return { count: await countScope(db, selection), isExact: true }
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from (select from report_runs r where ${isSelected(selection)} limit ${cap + 1}) counted`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, cap), isExact: count <= cap }
}
