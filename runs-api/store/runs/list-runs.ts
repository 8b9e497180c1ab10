import { sql, type RawBuilder } from 'kysely'
import type { RunOrder } from '#/lib/filters/run-order.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import { countRunsUpToCap, type RunCount } from '#/runs-api/store/runs/count-runs.ts'
import { along, isHardToFind, isOneIndex, isSearch, waysToPage, type Slice } from '#/runs-api/store/runs/page-ways.ts'
import { orderBy, orderValue, reversed, type Place } from '#/runs-api/store/runs/run-ordering.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { selectRunRecords, type RunRecord } from '#/runs-api/store/runs/run-record.ts'
import { hurryMs, searchFirstPage } from '#/runs-api/store/runs/search-runs.ts'
import { inTurns } from '#/runs-api/store/time-limit.ts'

export type ListedRun = RunRecord & { orderValue: string }

/** The runs of a page that was found before. */
async function readFound(db: Db, ids: number[], order: RunOrder): Promise<ListedRun[]> {
  const records = selectRunRecords(sql`report_runs r`, sql`, ${orderValue(order.column)} as "orderValue"`)
  const { rows } =
    await sql<ListedRun>`${prepared} ${records} where r.id = any(${ids}) order by ${orderBy(order)}`.execute(db)
  return rows
}

/** The page is found before anything is joined to it, so that the cost is the page's, not the history's. */
async function readPage(db: Db, slice: Slice, page: RawBuilder<unknown>): Promise<ListedRun[]> {
  // Along one index a page is read in the same way whatever the place; elsewhere what filters leave decides how it is best found.
  const plans = isOneIndex(slice) ? prepared : sql``
  const runs = sql`(${page}) page join report_runs r on r.id = page.id`
  const records = selectRunRecords(runs, sql`, ${orderValue(slice.order.column)} as "orderValue"`)
  const { rows } = await sql<ListedRun>`${plans} ${records} order by ${orderBy(slice.order)}`.execute(db)
  return rows
}

/** A way that found too little is followed by one that finds all there is, or, where that is much, by the order itself. */
async function readSlice(db: Db, slice: Slice): Promise<ListedRun[]> {
  const [hasty, thorough] = waysToPage(slice)
  const found = await readPage(db, slice, hasty)
  if (thorough === undefined || found.length === slice.limit) return found
  return inTurns(db, hurryMs, [(tx) => readPage(tx, slice, thorough), (tx) => readPage(tx, slice, along(slice))])
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

export type RunsAt = { order: RunOrder; place: Place | null; way: 'after' | 'before'; limit: number }
export type RunSlice = { runs: ListedRun[]; hasMore: boolean }

/** The slice of a place, in the direction of reading, with the run that says whether there are more. */
function sliceAt(selection: RunSelection, { order, place, way, limit }: RunsAt): Slice {
  return { selection, place, order: way === 'after' ? order : reversed(order), limit: limit + 1, offset: 0 }
}

function runSlice(found: ListedRun[], { way, limit }: RunsAt): RunSlice {
  const runs = found.slice(0, limit)
  return { runs: way === 'after' ? runs : runs.toReversed(), hasMore: found.length > limit }
}

/**
 * Up to `limit` runs behind (`after`) or before a place, always given in the order asked for; from the start without one.
 * `hasMore` says whether others lie beyond in the direction of reading.
 */
export async function listRunsFrom(db: Db, selection: RunSelection, at: RunsAt): Promise<RunSlice> {
  return runSlice(await readSlice(db, sliceAt(selection, at)), at)
}

/**
 * The same, and how many runs the selection holds in all (`countRunsUpToCap`). A first page that shows all there is has counted
 * it, and so has a search; what else is hard to find would be as hard to count, and waits for the page.
 */
export async function listAndCountRuns(
  db: Db,
  selection: RunSelection,
  at: RunsAt,
): Promise<RunSlice & { total: RunCount }> {
  if (at.place === null && isSearch(selection)) {
    const slice = sliceAt(selection, at)
    const { ids, total } = await searchFirstPage(db, slice)
    return { ...runSlice(await readFound(db, ids, slice.order), at), total }
  }
  const listing = listRunsFrom(db, selection, at)
  const counting = isHardToFind(selection) ? undefined : countRunsUpToCap(db, selection)
  const [slice, counted] = await Promise.all([listing, counting])
  const count = slice.runs.length
  if (at.place === null && !slice.hasMore) return { ...slice, total: { count, isExact: true } }
  const total = counted ?? (await countRunsUpToCap(db, selection))
  return { ...slice, total: { ...total, count: Math.max(total.count, count) } }
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
