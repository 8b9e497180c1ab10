import { sql } from 'kysely'
import { insertAccount } from '#/runs-api/store/accounts.ts'
import { insertCollection } from '#/runs-api/store/collections.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import { personalCollection } from '#/runs-api/store/reports/copy-report.ts'
import { saveVersion } from '#/runs-api/store/reports/save-version.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'
import type { PlannedReport } from './report-plan.ts'

export const workspace = 'acme'
export const peopleCount = 80
export const reportCount = 2_000
export const collectionCount = 40
const personalCollections = 12

/** Whoever asks in the measurements: an ordinary person, who sees the collections of others only where they are shared. */
export const asker = 'person-01'

const nameOf = (at: number) => `person-${String(at + 1).padStart(2, '0')}`

export type LoadedWorkspace = { accountId: number; personIds: number[]; collectionIds: number[] }

/** A workspace with its people and collections; the last of these are personal ones. */
export async function insertWorkspace(tx: Tx): Promise<LoadedWorkspace> {
  const account = await insertAccount(tx, { username: workspace, name: 'Acme', kind: 'workspace' })
  const personIds: number[] = []
  for (let at = 0; at < peopleCount; at += 1) {
    const person = await insertAccount(tx, { username: nameOf(at), name: `Person ${at + 1}`, kind: 'user' })
    await putMembership(tx, { workspaceId: account.id, userId: person.id, role: at % 20 === 19 ? 'admin' : 'manager' })
    personIds.push(person.id)
  }
  const collectionIds: number[] = []
  for (let at = 0; at < collectionCount - personalCollections; at += 1) {
    const shared = { workspaceId: account.id, spaceType: 'custom', name: `Team ${at + 1}` } as const
    collectionIds.push((await insertCollection(tx, shared)).id)
  }
  for (const personId of personIds.slice(0, personalCollections)) {
    collectionIds.push(await personalCollection(tx, account.id, personId))
  }
  return { accountId: account.id, personIds, collectionIds }
}

/** Adds the planned reports with a version each; gives their ids in the order of the plan. */
export async function insertReports(
  tx: Tx,
  { accountId, personIds, collectionIds }: LoadedWorkspace,
  reports: PlannedReport[],
): Promise<number[]> {
  const rows: object[] = []
  for (const { token, name, definition, collection, creator } of reports) {
    const versionId = await saveVersion(tx, definition)
    rows.push({ token, name, versionId, collectionId: collectionIds[collection], creatorId: personIds[creator] })
  }
  const inserted = await sql<{ id: number; token: string }>`
    insert into reports (token, account_id, collection_id, creator_id, version_id, name, created_at)
    select token, ${accountId}, "collectionId", "creatorId", "versionId", name, now() - interval '2 years'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as report (token text, name text, "versionId" bigint,
      "collectionId" bigint, "creatorId" bigint)
    returning id, token`.execute(tx)
  const ids = new Map(inserted.rows.map(({ id, token }) => [token, id]))
  return reports.map(({ token }) => ids.get(token) ?? 0)
}
