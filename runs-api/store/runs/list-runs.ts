import { sql, type RawBuilder } from 'kysely'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import { along, waysToPage, type Slice } from '#/runs-api/store/runs/page-ways.ts'
import { orderBy, orderValue, reversed, type Place } from '#/runs-api/store/runs/run-ordering.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { selectRunRecords, type RunRecord } from '#/runs-api/store/runs/run-record.ts'
import { withinTime } from '#/runs-api/store/time-limit.ts'

export type ListedRun = RunRecord & { orderValue: string }

/** How long what there is may be gathered: so much is no longer little, and is met along the order after all. */
const gatherMs = 400

/** The page is found before anything is joined to it, so that the cost is the page's, not the history's. */
async function readPage(db: Db, slice: Slice, page: RawBuilder<unknown>): Promise<ListedRun[]> {
  // Whole lists are read along one index whatever the place; what filters leave decides how they are best found.
  const plans = slice.selection.filters.length === 0 ? prepared : sql``
  const runs = sql`(${page}) page join report_runs r on r.id = page.id`
  const records = selectRunRecords(runs, sql`, ${orderValue(slice.order.column)} as "orderValue"`)
  const { rows } = await sql<ListedRun>`${plans} ${records} order by ${orderBy(slice.order)}`.execute(db)
  return rows
}

/** A way that found too little is followed by one that finds all there is, and that by one which takes whatever it takes. */
async function readSlice(db: Db, slice: Slice): Promise<ListedRun[]> {
  const [hasty, thorough] = waysToPage(slice)
  const found = await readPage(db, slice, hasty)
  if (thorough === undefined || found.length === slice.limit) return found
  const gathered = await withinTime(db, gatherMs, (tx) => readPage(tx, slice, thorough))
  return gathered ?? readPage(db, slice, along(slice))
}

/** Page `page` (from 1) of `perPage` runs, as Mode counts them (RUNS-API 3, "List"). */
export async function listRunsByPage(
  db: Db,
  selection: RunSelection,
  at: { order: RunOrder; page: number; perPage: number },
): Promise<ListedRun[]> {
  const { order, page, perPage } = at
  return readSlice(db, { selection, place: null, order, limit: perPage, offset: (page - 1) * perPage })
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
  const found = await readSlice(db, { selection, place: at.place, order, limit: at.limit + 1, offset: 0 })
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
  const { rows } =
    await sql<RunRecord>`${prepared} ${records} where r.token = ${token} and r.report_id = ${reportId}`.execute(db)
  return rows[0]
}

/** The runs with these inner numbers, in no order. */
export async function readRuns(db: Db, ids: number[]): Promise<RunRecord[]> {
  const { rows } =
    await sql<RunRecord>`${prepared} ${selectRunRecords(sql`report_runs r`)} where r.id = any(${ids})`.execute(db)
  return rows
}
