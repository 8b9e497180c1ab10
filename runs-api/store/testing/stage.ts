import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** Numbers far above those the store gives out, so that rows made by a test never meet the stage's. */
const first = 900_000
const version = first

export const acme = { id: first, token: 'a0c000000000', username: 'acme' }
export const globex = { id: first + 1, token: 'a0c000000001', username: 'globex' }
export const ana = { id: first + 2, token: 'a0c000000002', username: 'ana' }
export const bo = { id: first + 3, token: 'a0c000000003', username: 'bo' }
export const vera = { id: first + 4, token: 'a0c000000004', username: 'vera' }
export const people = [ana, bo, vera]

/** Who is in which workspace: ana has left globex, where she still has a collection. */
export const memberships = [
  { workspace_id: acme.id, user_id: ana.id, role: 'analyst' },
  { workspace_id: acme.id, user_id: bo.id, role: 'manager' },
  { workspace_id: acme.id, user_id: vera.id, role: 'viewer' },
  { workspace_id: globex.id, user_id: bo.id, role: 'analyst' },
] as const

type Collection = { id: number; token: string; accountId: number; ownerId: number | null }
type Report = { id: number; token: string; accountId: number; collectionId: number; name: string }

const place = {
  finance: first,
  sales: first + 1,
  anas: first + 2,
  bos: first + 3,
  abroad: first + 4,
  anasAbroad: first + 5,
}

/** Shared and personal collections of two workspaces: ana has a personal one in each. */
export const collections: Collection[] = [
  { id: place.finance, token: 'c01000000000', accountId: acme.id, ownerId: null },
  { id: place.sales, token: 'c01000000001', accountId: acme.id, ownerId: null },
  { id: place.anas, token: 'c01000000002', accountId: acme.id, ownerId: ana.id },
  { id: place.bos, token: 'c01000000003', accountId: acme.id, ownerId: bo.id },
  { id: place.abroad, token: 'c01000000004', accountId: globex.id, ownerId: null },
  { id: place.anasAbroad, token: 'c01000000005', accountId: globex.id, ownerId: ana.id },
]

/** Names that meet each other but for their case, and names that pattern matching could misread. */
export const reports: Report[] = [
  { id: first, token: 'e00000000000', accountId: acme.id, collectionId: place.finance, name: 'Daily revenue' },
  { id: first + 1, token: 'e00000000001', accountId: acme.id, collectionId: place.finance, name: 'daily REVENUE' },
  { id: first + 2, token: 'e00000000002', accountId: acme.id, collectionId: place.sales, name: '100% of_it \\ "now"' },
  { id: first + 3, token: 'e00000000003', accountId: acme.id, collectionId: place.anas, name: 'Ärger über 売上 😀' },
  { id: first + 4, token: 'e00000000004', accountId: acme.id, collectionId: place.bos, name: "bo's '; drop table" },
  { id: first + 5, token: 'e00000000005', accountId: globex.id, collectionId: place.abroad, name: 'Daily revenue' },
  { id: first + 6, token: 'e00000000006', accountId: globex.id, collectionId: place.anasAbroad, name: 'zebra' },
]

export const schedules = [
  { id: first, token: '5c0000000000', reportId: first },
  { id: first + 1, token: '5c0000000001', reportId: first + 2 },
]

/** The tokens of the two queries that every report of the stage has. */
export const queryTokens = ['90000000000a', '90000000000b']
const queries = queryTokens.map((token, at) => ({
  token,
  name: `Query ${at + 1}`,
  dataSource: 'warehouse',
  source: 'select 1',
  limit: null,
}))

async function insertRows(db: Db, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )
}

/** Puts two workspaces on the stage, with people, collections, reports and schedules, whose numbers are known. */
export async function setStage(db: Db): Promise<void> {
  const workspaces = [acme, globex].map((account) => ({ ...account, name: account.username, kind: 'workspace' }))
  const users = people.map((account) => ({ ...account, name: account.username, kind: 'user' }))
  await insertRows(db, 'accounts', [...workspaces, ...users])
  await db
    .insertInto('memberships')
    .values([...memberships])
    .execute()
  const definition = { name: 'On stage', description: '', queries }
  await insertRows(db, 'report_versions', [{ id: version, digest: '\\x00', definition }])
  await insertRows(
    db,
    'collections',
    collections.map(({ id, token, accountId, ownerId }) => ({
      id,
      token,
      account_id: accountId,
      owner_id: ownerId,
      space_type: ownerId === null ? 'custom' : 'private',
      name: token,
    })),
  )
  await insertRows(
    db,
    'reports',
    reports.map(({ id, token, accountId, collectionId, name }) => ({
      id,
      token,
      account_id: accountId,
      collection_id: collectionId,
      creator_id: ana.id,
      version_id: version,
      name,
    })),
  )
  await insertRows(
    db,
    'schedules',
    schedules.map(({ id, token, reportId }) => ({
      id,
      token,
      report_id: reportId,
      creator_id: ana.id,
      name: token,
      timing: { freq: 'daily' },
      next_run_at: '2030-01-01T00:00:00Z',
    })),
  )
}

export const stageVersionId = version
