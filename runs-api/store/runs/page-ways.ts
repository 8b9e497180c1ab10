import { sql, type RawBuilder } from 'kysely'
import { isRefusal } from '#/lib/filters/change-filter.ts'
import { kindOf, type FilterField } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import { isReachable } from '#/runs-api/store/report-scope.ts'
import { foundByText } from '#/runs-api/store/runs/found-by-text.ts'
import { isSelected, runConditions, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import {
  isBehind,
  isBehindInReport,
  isReportBehind,
  orderBy,
  orderByNames,
  ordered,
  type Place,
} from '#/runs-api/store/runs/run-ordering.ts'

/** A page of a selection: so many runs behind a place, in an order. */
export type Slice = { selection: RunSelection; place: Place | null; order: RunOrder; limit: number; offset: number }

type Ids = RawBuilder<{ id: number }>

/** How many runs a look along an order passes before it is given up. Words take longer to compare. */
const patience = 10_000
const patienceForWords = 3_000

/** The runs of the longest page, and the one that says whether there are more. */
const mostOfPage = 201

type Rare = 'text' | 'parameter' | 'reports'

/** Filters that no index has together with a time, and that may hold for one run in four or for none. */
function rareKind({ field, operator, values }: RunFilter): Rare | null {
  const isPositive = operator === 'eq' || operator === 'in' || operator === 'has'
  if (!isPositive) return null
  if (kindOf(field) === 'text') return 'text'
  if (kindOf(field) === 'parameter') return 'parameter'
  return field === 'collection' || (field === 'report' && values.length > 1) ? 'reports' : null
}

/** Fields that have an index with the time of creation behind them. */
const beforeCreated: ReadonlySet<FilterField> = new Set([
  'created_at',
  'state',
  'executed_by',
  'trigger',
  'schedule',
  'failure',
  'open',
])

/** True of a filter that the index of the order answers, or one in which the runs it holds for stand in that order. */
function isAnswered(filter: RunFilter, { column }: RunOrder): boolean {
  if (isRefusal(filter)) return false
  const { field, values } = filter
  const isOne = values.length === 1
  if (field === 'run' || field === column) return field !== 'report' || isOne
  if (field === 'report') return isOne
  return column === 'created_at' && beforeCreated.has(field) && (isOne || field === 'state')
}

/**
 * True where one index gives the page whatever the values are: of whole lists, and of those of one value by when they were
 * created. So few kinds there are that the plan of each can be kept.
 */
export function isOneIndex({ selection, order }: Slice): boolean {
  const { filters } = selection
  if (filters.length === 0) return true
  const others = filters.filter(({ field }) => field !== 'created_at')
  const isShort = others.length <= 1 && filters.length <= 3 && filters.every(({ values }) => values.length === 1)
  return isShort && order.column === 'created_at' && filters.every((filter) => isAnswered(filter, order))
}

/** True where no index leads along the order to the runs of the selection alone. */
export function isHardToFind({ filters }: RunSelection): boolean {
  return filters.some((filter) => rareKind(filter) !== null)
}

/** True of words and values of parameters: one run in four may have them, or none. */
export function isSearch({ filters }: RunSelection): boolean {
  return filters.some((filter) => rareKind(filter) === 'text' || rareKind(filter) === 'parameter')
}

/** True where only gathering finds anything: no index has the runs of all reports of a person. */
export const isOfPerson = ({ scope, reportId }: RunSelection): boolean => scope.kind === 'person' && reportId === null

const allOf = (conditions: RawBuilder<boolean>[]): RawBuilder<boolean> => sql`${sql.join(conditions, sql` and `)}`

/**
 * The rows at a place of `found`, which is given how many are wanted of it at most. That a page is short stands in the statement
 * itself: a plan that is kept is made without its values.
 */
function firstOf(
  found: (most: RawBuilder<unknown>) => RawBuilder<unknown>,
  { limit, offset }: Pick<Slice, 'limit' | 'offset'>,
): Ids {
  if (offset > 0 || limit > mostOfPage) return sql`${found(sql`${limit + offset}`)} limit ${limit} offset ${offset}`
  const most = sql.lit(mostOfPage)
  return sql`select * from (${found(most)} limit ${most}) r limit ${limit}`
}

/** Along the names of the reports, and within each along its runs: there is no index over both. */
function alongReports({ selection, place, order, limit, offset }: Slice, columns: RawBuilder<unknown>): Ids {
  const { scope, reportId } = selection
  const reports = [reportId === null ? isReachable(scope, sql<number>`p.id`) : sql<boolean>`p.id = ${reportId}`]
  if (scope.kind === 'workspace') reports.push(sql`p.account_id = ${scope.accountId}`)
  if (place !== null) reports.push(isReportBehind(place, order))
  const runs = [sql<boolean>`r.report_id = p.id`, ...runConditions(selection)]
  if (place !== null) runs.push(isBehindInReport(place, order))
  const way = order.direction === 'asc' ? sql`asc` : sql`desc`
  const ofReport = (most: RawBuilder<unknown>) => sql`select ${columns} from reports p cross join lateral (
      select ${columns} from report_runs r where ${allOf(runs)} order by r.id ${way} limit ${most}) r
    where ${sql.join(reports, sql` and `)} order by ${orderBy(order)}`
  return firstOf(ofReport, { limit, offset })
}

/** Along the index of the order: the `columns` of runs `r`. */
export function along(slice: Slice, columns: RawBuilder<unknown> = sql`r.id`): Ids {
  const { selection, place, order, limit, offset } = slice
  if (order.column === 'report') return alongReports(slice, columns)
  const conditions = [isSelected(selection)]
  if (place !== null) conditions.push(isBehind(place, order))
  const found = sql`select ${columns} from report_runs r where ${allOf(conditions)} order by ${orderBy(order)}`
  return firstOf(() => found, { limit, offset })
}

export function wordsOf({ filters }: RunSelection): string | undefined {
  return filters.find((filter) => rareKind(filter) === 'text')?.values[0]
}

/** The first `most` runs of the order for which the filters hold that the order's index answers. */
function firstAlong(slice: Slice, most: number): RawBuilder<unknown> {
  const { selection, order } = slice
  const filters = selection.filters.filter((filter) => isAnswered(filter, order))
  return along({ ...slice, selection: { ...selection, filters }, limit: most, offset: 0 }, sql`r.*`)
}

/** Holds for those of them for which the other filters hold. */
function areHeld({ selection, order }: Slice): RawBuilder<boolean> {
  return isSelected({ ...selection, filters: selection.filters.filter((filter) => !isAnswered(filter, order)) })
}

/** The runs of a page that the first runs of the order have. */
function lookAlong(slice: Slice): Ids {
  const { selection, limit, offset } = slice
  const some = firstAlong(slice, wordsOf(selection) === undefined ? patience : patienceForWords)
  return sql`select r.id from (${some}) r where ${areHeld(slice)} limit ${limit} offset ${offset}`
}

/**
 * One row: the `ids` of a first page as far as the first runs of the order have it, how many were `found` among them, and
 * whether these are all there are (`isAll`).
 */
export function lookAndCount(slice: Slice, patience: { words: number; values: number }): RawBuilder<unknown> {
  const most = wordsOf(slice.selection) === undefined ? patience.values : patience.words
  return sql`with passed as materialized (
      select r.id, ${areHeld(slice)} as is_held from (${firstAlong(slice, most)}) r)
    select to_json(array(select id from passed where is_held limit ${slice.limit})) as ids,
      count(*) filter (where is_held) as found, count(*) < ${most} as "isAll" from passed`
}

/** All that there is, as rows of `id` and the order's `value`; of words no more of each report than a page takes. */
function allThereIs({ selection, place, order, limit, offset }: Slice): RawBuilder<unknown> {
  const conditions = [isSelected(selection)]
  if (place !== null) conditions.push(isBehind(place, order))
  const names = order.column === 'report' ? sql`join reports p on p.id = r.report_id` : sql``
  const words = wordsOf(selection)
  return words === undefined
    ? sql`select r.id, ${ordered(order)} as value from report_runs r ${names} where ${allOf(conditions)}`
    : foundByText(words, { order, names, where: allOf(conditions), limit: limit + offset, scope: selection.scope })
}

/** All that there is, sorted: cheap where the look along the order found little. */
function gathered(slice: Slice): Ids {
  const { order, limit, offset } = slice
  return sql`with found as materialized (${allThereIs(slice)})
    select id from found order by ${orderByNames(order)} limit ${limit} offset ${offset}`
}

/** One row: the `ids` of a first page, and how many runs were `found` in all, or of words at least. */
export function gatherAndCount(slice: Slice): RawBuilder<unknown> {
  const { order, limit } = slice
  return sql`with found as materialized (${allThereIs(slice)})
    select to_json(array(select id from found order by ${orderByNames(order)} limit ${limit})) as ids,
      (select count(*) from found) as found`
}

/** The first runs of each report, sorted. */
function ofEachReport({ selection, place, order, limit, offset }: Slice, reports: RawBuilder<unknown>): Ids {
  const runs = [sql<boolean>`r.report_id = p.id`, isSelected(selection)]
  if (place !== null) runs.push(isBehind(place, order))
  return sql`with found as materialized (select r.id, r.value from (${reports}) p cross join lateral (
      select r.id, ${ordered(order)} as value from report_runs r where ${allOf(runs)}
      order by ${orderBy(order)} limit ${limit + offset}) r
      where ${isReachable(selection.scope, sql<number>`p.id`)})
    select id from found order by ${orderByNames(order)} limit ${limit} offset ${offset}`
}

function namedReports({ filters }: RunSelection): RawBuilder<unknown> {
  const [{ field, values } = { field: 'report', values: [] }] = filters.filter(
    (filter) => rareKind(filter) === 'reports',
  )
  if (field === 'report') return sql`select id, name from reports where token = any(${values})`
  return sql`select p.id, p.name from reports p join collections c on c.id = p.collection_id where c.token = any(${values})`
}

/** In the account of a person: the reports are few, and no index has all of their runs. */
function waysToOwn(slice: Slice): [Ids] {
  const { scope } = slice.selection
  if (isSearch(slice.selection)) return [gathered(slice)]
  return [ofEachReport(slice, sql`select p.id, p.name from reports p where ${isReachable(scope, sql<number>`p.id`)}`)]
}

/**
 * SQL for the ids of a page, from hasty to thorough: what any but the last finds counts only where it fills the page.
 * A filter that holds often is met soon along the order; what is hardly ever met there is little, and can be gathered.
 */
export function waysToPage(slice: Slice): [Ids, ...Ids[]] {
  const { selection, order } = slice
  if (isOfPerson(selection)) return waysToOwn(slice)
  const open = selection.filters.filter((filter) => !isAnswered(filter, order))
  if (open.length === 0) return [along(slice)]
  const isOfReports = open.every((filter) => rareKind(filter) === 'reports')
  return [lookAlong(slice), isOfReports ? ofEachReport(slice, namedReports(selection)) : gathered(slice)]
}
