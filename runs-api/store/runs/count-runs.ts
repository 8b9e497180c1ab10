import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'

export type RunCount = { count: number; isExact: boolean }

const cap = 10_000

/** From the counters of the reports, where nothing narrows the selection; undefined where the runs must be counted. */
async function readCounters(db: Db, { scope, reportId, filters, upToId }: RunSelection): Promise<number | undefined> {
  if (filters.length > 0 || upToId !== null) return undefined
  const account = scope.kind === 'workspace' ? sql`p.account_id = ${scope.accountId}` : sql`true`
  const reports = reportId === null ? isReachable(scope, sql<number>`p.id`) : sql`p.id = ${reportId}`
  const { rows } = await sql<{ count: number }>`select coalesce(sum(a.runs_count), 0)::bigint as count
    from report_activity a join reports p on p.id = a.report_id where ${account} and ${reports}`.execute(db)
  return rows[0]?.count
}

/** How many runs a selection holds, exactly. */
export async function countRuns(db: Db, selection: RunSelection): Promise<number> {
  const kept = await readCounters(db, selection)
  if (kept !== undefined) return kept
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from report_runs r where ${isSelected(selection)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** A count that never costs more than its cap: exact up to 10,000 or where nothing narrows, else "at least so many". */
export async function countRunsUpToCap(db: Db, selection: RunSelection): Promise<RunCount> {
  const kept = await readCounters(db, selection)
  if (kept !== undefined) return { count: kept, isExact: true }
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from (select from report_runs r where ${isSelected(selection)} limit ${cap + 1}) counted`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, cap), isExact: count <= cap }
}
