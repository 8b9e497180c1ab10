import { sql } from 'kysely'
import { hasRole } from '#/lib/contract/role.ts'
import { retentionDays } from '#/runs-api/sample/past/night.ts'
import { markSampleMade } from '#/runs-api/sample/statements/sample-marks.ts'
import { hasPeople, insertAccount } from '#/runs-api/store/accounts.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { personalCollection } from '#/runs-api/store/reports/copy-report.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'
import type { WorkspacePlan } from '#/sample/workspace-plan.ts'

/** Where the links of people lead nowhere: the domain is reserved for that. */
const mailDomain = 'acme.example'

async function addPerson(tx: Tx, workspaceId: number, person: WorkspacePlan['people'][number]): Promise<void> {
  const { username, name, role, time_zone: timeZone } = person
  const email = `${username}@${mailDomain}`
  const { id: userId } = await insertAccount(tx, { username, name, kind: 'user', email, timeZone })
  await putMembership(tx, { workspaceId, userId, role })
  if (hasRole(role, 'analyst')) await personalCollection(tx, workspaceId, userId)
}

/**
 * Makes the sample workspace and its people in an installation that has nobody yet; of several processes that try at
 * once, one does. They have no passwords: they come in by the one-time link, and programs by tokens. False when there is
 * somebody already.
 */
export async function makeWorkspace(db: Db, { workspace, people }: WorkspacePlan): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // The same lock as that of the first administrator: nobody comes in between.
    await sql`lock table accounts in share row exclusive mode`.execute(tx)
    if (await hasPeople(tx)) return false
    const { username, name, time_zone: timeZone } = workspace
    const { id, token } = await insertAccount(tx, { username, name, kind: 'workspace', timeZone })
    await sql`update accounts set retention_days = ${retentionDays} where id = ${id}`.execute(tx)
    await markSampleMade(tx, { accountId: id, workspaceToken: token })
    for (const person of people) await addPerson(tx, id, person)
    return true
  })
}
