import { sql } from 'kysely'
import { insertCredential } from '#/runs-api/store/credentials.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

const lifetimeMs = 7 * 24 * 60 * 60 * 1000

export type IssuedLink = { link: string; expiresAt: Date }

/** Ends the links that administrators made for a person and that were not used yet. */
export async function endSignInLinks(tx: Tx, personId: number, now: Date): Promise<void> {
  await sql`update credentials set revoked_at = ${now}
    where account_id = ${personId} and kind = 'sign_in_link' and created_by is not null
      and revoked_at is null`.execute(tx)
}

/** Ends the unused links that somebody made for people of a workspace, where they are to have no more say in it. */
export async function endLinksMadeBy(
  tx: Tx,
  { workspaceId, makerId }: { workspaceId: number; makerId: number },
  now: Date,
): Promise<void> {
  await sql`update credentials set revoked_at = ${now}
    where created_by = ${makerId} and kind = 'sign_in_link' and revoked_at is null
      and account_id in (select user_id from memberships where workspace_id = ${workspaceId})`.execute(tx)
}

/** A link that signs a person in once within seven days, as `<token>.<secret>`; those made before end. */
export async function insertSignInLink(
  tx: Tx,
  { personId, makerId }: { personId: number; makerId: number },
  now: Date,
): Promise<IssuedLink> {
  await endSignInLinks(tx, personId, now)
  const expiresAt = new Date(now.getTime() + lifetimeMs)
  const { token, secret } = await insertCredential(tx, {
    kind: 'sign_in_link',
    accountId: personId,
    name: 'One-time sign-in link',
    expiresAt,
    createdBy: makerId,
  })
  return { link: `${token}.${secret}`, expiresAt }
}
