import { sql } from 'kysely'
import type { FirstAdministrator } from '#/lib/contract/session.ts'
import { AppError } from '#/lib/errors.ts'
import { hasPeople, insertAccount, type AccountRecord } from '#/runs-api/store/accounts.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { insertCollection } from '#/runs-api/store/collections.ts'
import { insertCredential, type Credential } from '#/runs-api/store/credentials.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import { hashPassword } from '#/runs-api/store/passwords.ts'
import { personalCollection } from '#/runs-api/store/reports/copy-report.ts'
import type { SessionStart } from '#/runs-api/store/schema.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

const sessionLifetimeMs = 24 * 60 * 60 * 1000

export type StartedSession = Credential & { expiresAt: Date }

/** A credential for one day, in the name of a person who has shown who they are. */
export async function insertSession(
  tx: Tx,
  personId: number,
  { now, begunBy }: { now: Date; begunBy: SessionStart },
): Promise<StartedSession> {
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs)
  const session = { kind: 'session', accountId: personId, name: 'Session', expiresAt, begunBy } as const
  const credential = await insertCredential(tx, session)
  await recordAudit(tx, {
    accountId: personId,
    actorId: personId,
    action: 'session.started',
    subjectType: 'credential',
    subjectToken: credential.token,
  })
  return { ...credential, expiresAt }
}

/**
 * Makes the first person of an empty installation: the workspace, its administrator, their personal collection
 * and one for everybody. Of several who try at once, one succeeds.
 * @throws AppError `conflict` when there is somebody already
 */
export async function insertFirstAdministrator(
  tx: Tx,
  first: Omit<FirstAdministrator, 'link'>,
): Promise<AccountRecord> {
  const passwordHash = await hashPassword(first.password)
  await sql`lock table accounts in share row exclusive mode`.execute(tx)
  if (await hasPeople(tx)) throw new AppError('conflict', 'This installation has its first administrator already.')
  const workspace = await insertAccount(tx, { username: first.workspace, name: first.workspace, kind: 'workspace' })
  const person = await insertAccount(tx, { username: first.username, name: first.name, kind: 'user', passwordHash })
  await putMembership(tx, { workspaceId: workspace.id, userId: person.id, role: 'admin' })
  await personalCollection(tx, workspace.id, person.id)
  await insertCollection(tx, {
    workspaceId: workspace.id,
    spaceType: 'community',
    name: 'Community',
    description: 'Reports for everybody in the workspace.',
  })
  await recordAudit(tx, {
    accountId: workspace.id,
    actorId: person.id,
    action: 'workspace.created',
    subjectType: 'account',
    subjectToken: workspace.token,
    details: { workspace: workspace.username, administrator: person.username },
  })
  return person
}
