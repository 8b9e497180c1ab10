import { sql } from 'kysely'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import type { Sight } from '#/runs-api/store/rollups/run-base.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

type WorkspaceScope = Extract<ReportScope, { kind: 'workspace' }>

/** What a caller sees of a workspace. */
export async function readSight(tx: Tx, scope: WorkspaceScope): Promise<Sight> {
  const { accountId, viewerId } = scope
  if (viewerId === null) return { ownerIds: null, hiddenReports: [] }
  const { rows } = await sql<{ id: number }>`select p.id from collections c join reports p on p.collection_id = c.id
    where c.account_id = ${accountId} and c.owner_id <> ${viewerId}`.execute(tx)
  return { ownerIds: [0, viewerId], hiddenReports: rows.map(({ id }) => id) }
}
