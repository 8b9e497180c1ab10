import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** The channel on which the store says that runs changed; the events themselves are in the table. */
export const eventChannel = 'run_events'

/** Where a reader stands: transaction and event number, which together only grow. Written `<xid>-<id>`. */
export type EventMark = { xid: string; id: number }

export type RunEvent = { mark: EventMark; accountId: number; reportId: number; runId: number }

export function formatMark({ xid, id }: EventMark): string {
  return `${xid}-${id}`
}

export function parseMark(text: string): EventMark | undefined {
  const match = /^(\d{1,18})-(\d{1,15})$/.exec(text)
  return match === null ? undefined : { xid: match[1] ?? '0', id: Number(match[2]) }
}

/**
 * Up to `limit` events behind a mark, oldest first, of transactions older than every one still open: a transaction
 * that commits late can then not slip in before a mark that a reader has passed.
 */
export async function readEvents(db: Db, after: EventMark, limit: number): Promise<RunEvent[]> {
  const { rows } = await sql<{ xid: string; id: number; accountId: number; reportId: number; runId: number }>`
    select xid::text, id, account_id as "accountId", report_id as "reportId", run_id as "runId" from run_events
    where (xid, id) > (${after.xid}::xid8, ${after.id}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by run_events.xid, id limit ${limit}`.execute(db)
  return rows.map(({ xid, id, ...event }) => ({ ...event, mark: { xid, id } }))
}

/** The mark of now: what commits later comes behind it. */
export async function newestMark(db: Db): Promise<EventMark> {
  const { rows } = await sql<{ xid: string; id: number }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid,
    0::bigint as id`.execute(db)
  return rows[0] ?? { xid: '0', id: 0 }
}

/** True when every event behind the mark is still kept. */
export async function isMarkKept(db: Db, mark: EventMark): Promise<boolean> {
  const { rows } = await sql<{ isKept: boolean }>`select not exists (select from run_events) or
    ${mark.xid}::xid8 >= (select min(xid) from run_events) as "isKept"`.execute(db)
  return rows[0]?.isKept ?? false
}

/** True while events behind the mark exist that an open transaction still holds back. */
export async function hasHeldBackEvents(db: Db, after: EventMark): Promise<boolean> {
  const { rows } =
    await sql`select from run_events where (xid, id) > (${after.xid}::xid8, ${after.id}::bigint) limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Forgets what is older than a day: whoever was away longer reads the list again. Only ever the oldest events, and never
 * the last one, so that a mark still says whether anything behind it is gone.
 */
export async function forgetEvents(db: Db): Promise<void> {
  await sql`delete from run_events where xid < (
    select coalesce(min(xid) filter (where at >= now() - interval '1 day'), max(xid)) from run_events)`.execute(db)
}
