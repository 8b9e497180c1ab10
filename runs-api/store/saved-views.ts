import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { isReachable, type ReportScope } from '#/runs-api/store/report-scope.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type SavedViewRecord = {
  id: number
  token: string
  name: string
  search: string
  reportToken: string | null
  isShared: boolean
  ownerId: number
  ownerUsername: string
  ownerName: string
  createdAt: Date
  updatedAt: Date
}

/** Who looks: their own views and those that others share, of reports they reach. */
export type ViewReader = { accountId: number; readerId: number; scope: ReportScope }

const selectViews = sql`select v.id, v.token, v.name, v.search, r.token as "reportToken", v.is_shared as "isShared",
    v.owner_id as "ownerId", o.username as "ownerUsername", o.name as "ownerName",
    v.created_at as "createdAt", v.updated_at as "updatedAt"
  from saved_views v join accounts o on o.id = v.owner_id left join reports r on r.id = v.report_id`

function isSeen({ accountId, readerId, scope }: ViewReader): RawBuilder<boolean> {
  return sql`v.account_id = ${accountId} and (v.owner_id = ${readerId} or v.is_shared)
    and (v.report_id is null or ${isReachable(scope, sql<number>`v.report_id`)})`
}

/** By name. */
export async function listSavedViews(db: Db, reader: ViewReader): Promise<SavedViewRecord[]> {
  const { rows } = await sql<SavedViewRecord>`${selectViews} where ${isSeen(reader)}
    order by lower(v.name), v.id`.execute(db)
  return rows
}

export async function findSavedView(db: Db, reader: ViewReader, token: string): Promise<SavedViewRecord | undefined> {
  const { rows } = await sql<SavedViewRecord>`${selectViews} where v.token = ${token} and ${isSeen(reader)}`.execute(db)
  return rows[0]
}

export async function countSavedViews(db: Db, of: { accountId: number; ownerId: number }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from saved_views
    where account_id = ${of.accountId} and owner_id = ${of.ownerId}`.execute(db)
  return rows[0]?.count ?? 0
}

export type NewSavedView = {
  accountId: number
  ownerId: number
  reportId: number | null
  name: string
  search: string
  isShared: boolean
}

/** Gives the token of the new view. Throws what `isTaken` knows when the owner has one of that name, in any case. */
export async function insertSavedView(tx: Tx, view: NewSavedView): Promise<string> {
  const token = newToken()
  await sql`insert into saved_views (token, account_id, owner_id, report_id, name, search, is_shared)
    values (${token}, ${view.accountId}, ${view.ownerId}, ${view.reportId}, ${view.name}, ${view.search},
      ${view.isShared})`.execute(tx)
  return token
}

/** Throws as `insertSavedView` does. */
export async function updateSavedView(
  tx: Tx,
  id: number,
  { name, search, isShared }: { name: string; search: string; isShared: boolean },
): Promise<void> {
  await sql`update saved_views set name = ${name}, search = ${search}, is_shared = ${isShared}, updated_at = now()
    where id = ${id}`.execute(tx)
}

/** False when it was deleted already. */
export async function deleteSavedView(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql`delete from saved_views where id = ${id} returning id`.execute(tx)
  return rows.length === 1
}
