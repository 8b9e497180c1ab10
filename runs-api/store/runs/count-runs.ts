import { sql } from 'kysely'
import type { FilterField } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { along, rareKind, waysToPage } from '#/runs-api/store/runs/page-ways.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'

export type RunCount = { count: number; isExact: boolean }

const cap = 10_000
/** So many of the newest runs are looked at where no index leads to those that a filter holds for. */
const looked = 20_000
/** Of those; fewer than this, and what there is can be counted one by one. */
const few = 40

/** Fields whose runs an index gives, so that counting to the cap costs no more than the cap. */
const indexed: ReadonlySet<FilterField> = new Set([
  'created_at',
  'updated_at',
  'started_at',
  'completed_at',
  'duration',
  'state',
  'trigger',
  'executed_by',
  'report',
  'schedule',
  'failure',
  'open',
  'run',
])

function isIndexed({ field, operator, values }: RunFilter): boolean {
  const isNegated = operator === 'ne' || operator === 'nin'
  return indexed.has(field) && !isNegated && !(field === 'report' && values.length > 1)
}

/**
 * From the counters of the reports, where nothing narrows the selection; undefined where the runs must be counted. Runs that
 * came later than the selection reaches are few, and are taken off.
 */
async function readCounters(db: Db, { scope, reportId, filters, upToId }: RunSelection): Promise<number | undefined> {
  if (filters.length > 0 || (upToId !== null && reportId === null)) return undefined
  const account = scope.kind === 'workspace' ? sql`p.account_id = ${scope.accountId}` : sql`true`
  const reports = reportId === null ? isReachable(scope, sql<number>`p.id`) : sql`p.id = ${reportId}`
  const later = sql`(select count(*) from report_runs r where r.report_id = ${reportId} and r.id > ${upToId})`
  const { rows } = await sql<{ count: number }>`
    select (coalesce(sum(a.runs_count), 0) ${upToId === null ? sql`` : sql`- ${later}`})::bigint as count
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

async function countByIndex(db: Db, selection: RunSelection): Promise<RunCount> {
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from (select from report_runs r where ${isSelected(selection)} limit ${cap + 1}) counted`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, cap), isExact: count <= cap }
}

/** Among the newest runs that the indexed filters hold for; `isAll` where there are no others. */
async function countNewest(db: Db, selection: RunSelection): Promise<{ found: number; isAll: boolean }> {
  const { filters } = selection
  const passed = { ...selection, filters: filters.filter(isIndexed) }
  const held = isSelected({ ...selection, filters: filters.filter((filter) => !isIndexed(filter)) })
  const newest = along({ selection: passed, place: null, order: defaultOrder, limit: looked, offset: 0 }, sql`r.*`)
  const { rows } = await sql<{ found: number; passed: number }>`
    select count(*) filter (where ${held}) as found, count(*) as passed from (${newest}) r`.execute(db)
  const [counted = { found: 0, passed: 0 }] = rows
  return { found: counted.found, isAll: counted.passed < looked }
}

async function countGathered(db: Db, selection: RunSelection): Promise<RunCount> {
  const page = { selection, place: null, order: defaultOrder, limit: cap + 1, offset: 0 }
  const all = waysToPage(page).at(-1) ?? along(page)
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${all}) counted`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, cap), isExact: count <= cap }
}

/**
 * A count that never costs much more than a page: exact where nothing narrows, up to 10,000 where an index leads to the runs,
 * and where there are few; else "at least so many", as many as were met among the newest runs.
 */
export async function countRunsUpToCap(db: Db, selection: RunSelection): Promise<RunCount> {
  const kept = await readCounters(db, selection)
  if (kept !== undefined) return { count: kept, isExact: true }
  if (selection.filters.every(isIndexed)) return countByIndex(db, selection)
  const { found, isAll } = await countNewest(db, selection)
  if (isAll || found > cap) return { count: Math.min(found, cap), isExact: found <= cap }
  const isRare = selection.filters.some((filter) => rareKind(filter) !== null)
  return isRare && found < few ? countGathered(db, selection) : { count: found, isExact: false }
}
