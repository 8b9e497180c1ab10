import { sql, type RawBuilder } from 'kysely'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'
import { runCondition } from '#/runs-api/store/runs/run-conditions.ts'
import { isBehind, orderBy, orderValue, reversed, type Place } from '#/runs-api/store/runs/run-ordering.ts'
import { selectRunRecords, type RunRecord } from '#/runs-api/store/runs/run-record.ts'

/** Which runs: those of one report, or all that a scope reaches, and for which every filter holds. */
export type RunSelection = {
  scope: ReportScope
  reportId: number | null
  filters: RunFilter[]
  now: Date
  /** Only runs that existed when the first page was read, by their inner number; null for no such limit. */
  upToId: number | null
}

export type ListedRun = RunRecord & { orderValue: string }

/** The condition of a selection over `report_runs r`. */
export function isSelected({ scope, reportId, filters, now, upToId }: RunSelection): RawBuilder<boolean> {
  const conditions = filters.map((filter) => runCondition(filter, now))
  if (scope.kind === 'workspace') conditions.push(sql`r.account_id = ${scope.accountId}`)
  if (reportId === null) conditions.push(sql`${isReachable(scope, sql<number>`r.report_id`)}`)
  else conditions.push(sql`r.report_id = ${reportId}`)
  if (upToId !== null) conditions.push(sql`r.id <= ${upToId}`)
  return sql`${sql.join(conditions, sql` and `)}`
}

type Slice = { where: RawBuilder<boolean>; order: RunOrder; limit: number; offset: number }

/** The page is cut before anything is joined to it, so that the cost is the page's, not the history's. */
async function readSlice(db: Db, { where, order, limit, offset }: Slice): Promise<ListedRun[]> {
  const names = order.column === 'report' ? sql`join reports p on p.id = r.report_id` : sql``
  const page = sql`(select r.* from report_runs r ${names} where ${where}
    order by ${orderBy(order)} limit ${limit} offset ${offset}) r`
  const records = selectRunRecords(page, sql`, ${orderValue(order.column)} as "orderValue"`)
  const { rows } = await sql<ListedRun>`${records} order by ${orderBy(order)}`.execute(db)
  return rows
}

/** Page `page` (from 1) of `perPage` runs, as Mode counts them (RUNS-API 3, "List"). */
export async function listRunsByPage(
  db: Db,
  selection: RunSelection,
  at: { order: RunOrder; page: number; perPage: number },
): Promise<ListedRun[]> {
  const { order, page, perPage } = at
  return readSlice(db, { where: isSelected(selection), order, limit: perPage, offset: (page - 1) * perPage })
}

export type RunSlice = { runs: ListedRun[]; hasMore: boolean }

/**
 * Up to `limit` runs behind (`after`) or before a place, always given in the order asked for; from the start without one.
 * `hasMore` says whether others lie beyond in the direction of reading.
 */
export async function listRunsFrom(
  db: Db,
  selection: RunSelection,
  at: { order: RunOrder; place: Place | null; way: 'after' | 'before'; limit: number },
): Promise<RunSlice> {
  const order = at.way === 'after' ? at.order : reversed(at.order)
  const selected = isSelected(selection)
  const where = at.place === null ? selected : sql<boolean>`${selected} and ${isBehind(at.place, order)}`
  const found = await readSlice(db, { where, order, limit: at.limit + 1, offset: 0 })
  const runs = found.slice(0, at.limit)
  return { runs: at.way === 'after' ? runs : runs.toReversed(), hasMore: found.length > at.limit }
}

/** The inner number of the newest run there is: what comes later has a greater one. */
export async function newestRunId(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0)::bigint as id from report_runs`.execute(db)
  return rows[0]?.id ?? 0
}

/** The run with this token in a report, or undefined. */
export async function findRun(db: Db, reportId: number, token: string): Promise<RunRecord | undefined> {
  const records = selectRunRecords(sql`report_runs r`)
  const { rows } = await sql<RunRecord>`${records} where r.token = ${token} and r.report_id = ${reportId}`.execute(db)
  return rows[0]
}

/** The runs with these inner numbers, in no order. */
export async function readRuns(db: Db, ids: number[]): Promise<RunRecord[]> {
  const { rows } = await sql<RunRecord>`${selectRunRecords(sql`report_runs r`)} where r.id = any(${ids})`.execute(db)
  return rows
}
