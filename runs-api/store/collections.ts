import { sql, type RawBuilder } from 'kysely'
import type { SpaceType } from '#/lib/contract/collection.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type CollectionRecord = {
  id: number
  token: string
  accountId: number
  ownerId: number | null
  spaceType: SpaceType
  name: string
  description: string
}

const columns = sql`c.id, c.token, c.account_id as "accountId", c.owner_id as "ownerId",
  c.space_type as "spaceType", c.name, c.description`

/** Holds for a collection `c` that the scope reaches; the reports in it are those `isReachable` holds for. */
function isVisible(scope: ReportScope): RawBuilder<boolean> {
  if (scope.kind === 'person') {
    return sql`c.owner_id = ${scope.ownerId} and exists (select from memberships m
      where m.workspace_id = c.account_id and m.user_id = c.owner_id)`
  }
  if (scope.viewerId === null) return sql`c.account_id = ${scope.accountId}`
  return sql`c.account_id = ${scope.accountId} and (c.owner_id is null or c.owner_id = ${scope.viewerId})`
}

/** What everybody shares comes first, personal collections last; each by name. */
export async function listCollections(db: Db, scope: ReportScope): Promise<CollectionRecord[]> {
  const { rows } = await sql<CollectionRecord>`select ${columns} from collections c where ${isVisible(scope)}
    order by array_position(array['community', 'custom', 'private'], c.space_type), lower(c.name), c.id`.execute(db)
  return rows
}

export async function findCollection(db: Db, scope: ReportScope, token: string): Promise<CollectionRecord | undefined> {
  const { rows } = await sql<CollectionRecord>`select ${columns} from collections c
    where c.token = ${token} and ${isVisible(scope)}`.execute(db)
  return rows[0]
}

export type NewCollection = {
  workspaceId: number
  spaceType: 'community' | 'custom'
  name: string
  description?: string
}

/** Adds a shared collection; one of that name in the workspace is given back as it is. */
export async function insertCollection(tx: Tx, collection: NewCollection): Promise<CollectionRecord> {
  const { workspaceId, spaceType, name, description = '' } = collection
  await sql`insert into collections (token, account_id, space_type, name, description)
    values (${newToken()}, ${workspaceId}, ${spaceType}, ${name}, ${description})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<CollectionRecord>`select ${columns} from collections c
    where c.account_id = ${workspaceId} and c.owner_id is null and c.name = ${name}`.execute(tx)
  const [stored] = rows
  if (stored === undefined) throw new Error(`The collection ${name} was written and is not there`)
  return stored
}
