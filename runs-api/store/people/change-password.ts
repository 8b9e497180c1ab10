import { sql } from 'kysely'
import { AppError } from '#/lib/errors.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { endOtherSessions } from '#/runs-api/store/people/kept-credentials.ts'
import { endSignInLinks } from '#/runs-api/store/people/sign-in-links.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type PasswordChange = {
  accountId: number
  /** The session that stays. */
  credentialId: number
  /** What was there when the change was allowed; null for no password. */
  oldHash: string | null
  newHash: string
  now: Date
}

/**
 * Changes a password, ends the person's other sessions and the one-time links that wait for them; API tokens stay.
 * Gives the ids of the sessions that ended.
 * @throws AppError `conflict` when it is no longer what it was
 */
export async function changePassword(tx: Tx, change: PasswordChange): Promise<number[]> {
  const { accountId, credentialId, oldHash, newHash, now } = change
  const { rows } = await sql`update accounts set password_hash = ${newHash}, updated_at = now()
    where id = ${accountId} and password_hash is not distinct from ${oldHash} returning id`.execute(tx)
  if (rows.length === 0) {
    throw new AppError('conflict', 'The password was changed somewhere else a moment ago. Try again with that one.')
  }
  const ended = await endOtherSessions(tx, { accountId, credentialId }, now)
  await endSignInLinks(tx, accountId, now)
  await recordAudit(tx, {
    accountId,
    actorId: accountId,
    action: 'password.changed',
    subjectType: 'account',
    subjectToken: null,
    details: { ended_sessions: ended.length },
  })
  return ended
}
