import { sql } from 'kysely'
import type { FilterField } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { countTold } from '#/runs-api/store/runs/count-told.ts'
import { along, isHardToFind, waysToPage } from '#/runs-api/store/runs/page-ways.ts'
import { isSelected, namesReports, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'

export type RunCount = { count: number; isExact: boolean }

const cap = 10_000
/** So many of the newest runs are looked at where no index leads to those that every filter holds for. */
const looked = 5_000
/** Of those; fewer than this, and what there is can be counted one by one. */
const few = 10

/** Fields whose runs an index gives, from those that narrow most to those that narrow least. */
const indexed: readonly FilterField[] = [
  'run',
  'schedule',
  'failure',
  'report',
  'open',
  'executed_by',
  'state',
  'trigger',
]
const times: ReadonlySet<FilterField> = new Set(['updated_at', 'started_at', 'completed_at', 'duration'])

const isOneValue = ({ operator, values }: RunFilter): boolean =>
  operator === 'eq' || (operator === 'in' && values.length === 1)

function isOfFailed({ field, values }: RunFilter): boolean {
  return field === 'state' && values.every((value) => value === 'failed')
}

/**
 * The filters that one index answers: on one field, on when a run was created, and on failures, which have indexes of their
 * own. Counting these to the cap costs no more than the cap.
 */
function answeredByIndex(filters: RunFilter[]): RunFilter[] {
  const created = filters.filter(({ field, operator }) => field === 'created_at' && operator !== 'ne')
  const some = filters.filter((filter) => isOneValue(filter) || filter.field === 'state')
  const [first] = indexed.flatMap((field) => some.filter((filter) => filter.field === field))
  if (first === undefined)
    return created.length > 0 ? created : filters.filter(({ field }) => times.has(field)).slice(0, 1)
  const failed = filters.filter((filter) => filter !== first && isOfFailed(filter) && isOneValue(filter))
  const isJoined = first.field === 'report' || first.field === 'executed_by'
  return [first, ...created, ...(isJoined ? failed : [])]
}

/**
 * From the counters of the reports, where nothing else narrows the selection. Runs that came later than the selection reaches
 * are few, and are taken off.
 */
async function readCounters(db: Db, { scope, reportId, filters, upToId }: RunSelection): Promise<number | undefined> {
  const [named] = filters
  const isOfReports = named !== undefined && namesReports(named)
  if (filters.length > (isOfReports ? 1 : 0) || (upToId !== null && reportId === null)) return undefined
  const account = scope.kind === 'workspace' ? sql`p.account_id = ${scope.accountId}` : sql`true`
  const reports = reportId === null ? isReachable(scope, sql<number>`p.id`) : sql`p.id = ${reportId}`
  const tokens = isOfReports ? sql`p.token = any(${named.values})` : sql`true`
  const later = sql`(select count(*) from report_runs r where r.report_id = ${reportId} and r.id > ${upToId})`
  const { rows } = await sql<{ count: number }>`
    select (coalesce(sum(a.runs_count), 0) ${upToId === null ? sql`` : sql`- ${later}`})::bigint as count
    from report_activity a join reports p on p.id = a.report_id where ${account} and ${reports} and ${tokens}`.execute(
    db,
  )
  return rows[0]?.count
}

/** Without a look at the runs; undefined where they must be counted. */
async function countKept(db: Db, selection: RunSelection): Promise<number | undefined> {
  return (await countTold(db, selection)) ?? (await readCounters(db, selection))
}

/** How many runs a selection holds, exactly. */
export async function countRuns(db: Db, selection: RunSelection): Promise<number> {
  const kept = await countKept(db, selection)
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

/** A history of up to so many runs is counted run by run, whatever is asked of it. */
export const shortHistory = 20_000

/** Whether a selection is one of a history of up to so many runs. */
export async function isOfShort(db: Db, selection: RunSelection, atMost: number): Promise<boolean> {
  return (await countRuns(db, { ...selection, filters: [], upToId: null })) <= atMost
}

/** Among the newest runs that the indexed filters hold for; `isAll` where there are no others. */
async function countNewest(db: Db, selection: RunSelection): Promise<{ found: number; isAll: boolean }> {
  const { filters } = selection
  const answered = answeredByIndex(filters)
  const passed = { ...selection, filters: answered }
  const held = isSelected({ ...selection, filters: filters.filter((filter) => !answered.includes(filter)) })
  const newest = along({ selection: passed, place: null, order: defaultOrder, limit: looked, offset: 0 }, sql`r.*`)
  const { rows } = await sql<{ found: number; passed: number }>`
    select count(*) filter (where ${held}) as found, count(*) as passed from (${newest}) r`.execute(db)
  const [counted = { found: 0, passed: 0 }] = rows
  return { found: counted.found, isAll: counted.passed < looked }
}

/** Up to the cap of what is gathered from an index of words or values. */
export async function countGathered(db: Db, selection: RunSelection): Promise<RunCount> {
  const page = { selection, place: null, order: defaultOrder, limit: cap + 1, offset: 0 }
  const all = waysToPage(page).at(-1) ?? along(page)
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${all}) counted`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, cap), isExact: count <= cap }
}

/**
 * A count that never costs much more than a page: exact where totals are kept, up to 10,000 where an index leads to the runs,
 * where there are few, and of a short history; else "at least so many", as many as were met among the newest runs.
 */
export async function countRunsUpToCap(db: Db, selection: RunSelection): Promise<RunCount> {
  const kept = await countKept(db, selection)
  if (kept !== undefined) return { count: kept, isExact: true }
  if (answeredByIndex(selection.filters).length === selection.filters.length) return countByIndex(db, selection)
  if (await isOfShort(db, selection, shortHistory)) return { count: await countRuns(db, selection), isExact: true }
  const { found, isAll } = await countNewest(db, selection)
  if (isAll || found > cap) return { count: Math.min(found, cap), isExact: found <= cap }
  return isHardToFind(selection) && found < few ? countGathered(db, selection) : { count: found, isExact: false }
}
