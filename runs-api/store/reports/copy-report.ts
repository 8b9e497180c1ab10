import { sql } from 'kysely'
import { newToken } from '#/runs-api/store/tokens.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type ReportCopy = { runId: number; collectionId: number; creatorId: number }

/** A new report `Copy of …` from the snapshot of a run: its version, not today's (specification "Clone a report run"). */
export async function copyReport(tx: Tx, copy: ReportCopy): Promise<{ id: number; token: string }> {
  const { rows } = await sql<{ id: number; token: string }>`
    insert into reports (token, account_id, collection_id, creator_id, version_id, name, description)
    select ${newToken()}, r.account_id, ${copy.collectionId}, ${copy.creatorId}, r.version_id,
      left('Copy of ' || p.name, 200), v.definition ->> 'description'
    from report_runs r join reports p on p.id = r.report_id join report_versions v on v.id = r.version_id
    where r.id = ${copy.runId}
    returning id, token`.execute(tx)
  return rows[0] ?? { id: 0, token: '' }
}

/** The person's own collection in a workspace, which is made when it is first needed. */
export async function personalCollection(tx: Tx, accountId: number, personId: number): Promise<number> {
  await sql`insert into collections (token, account_id, owner_id, space_type, name)
    select ${newToken()}, ${accountId}, id, 'private', name from accounts where id = ${personId}
    on conflict (account_id, owner_id) do nothing`.execute(tx)
  const { rows } = await sql<{ id: number }>`select id from collections
    where account_id = ${accountId} and owner_id = ${personId}`.execute(tx)
  return rows[0]?.id ?? 0
}
