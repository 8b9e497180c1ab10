import { sql } from 'kysely'
import { AppError } from '#/lib/errors.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { insertCredential, type Credential } from '#/runs-api/store/credentials.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { CredentialKind, SessionStart } from '#/runs-api/store/schema.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

const maxKept = 100
const dayMs = 24 * 60 * 60 * 1000

/** A credential as its holder sees it; `createdBy` is a username, null for one that was made on the server itself. */
export type KeptCredential = {
  id: number
  token: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
  createdBy: string | null
  begunBy: SessionStart | null
}

/** The credentials of one kind that an account holds: a person's tokens or sessions, a workspace's keys. */
export type Holder = { accountId: number; kind: Exclude<CredentialKind, 'sign_in_link'> }

/** Those that are not revoked, newest first; sessions also only while they last. */
export async function listKeptCredentials(db: Db, { accountId, kind }: Holder, now: Date): Promise<KeptCredential[]> {
  const { rows } = await sql<KeptCredential>`
    select c.id, c.token, c.name, c.created_at as "createdAt", c.last_used_at as "lastUsedAt",
      c.expires_at as "expiresAt", a.username as "createdBy", c.begun_by as "begunBy"
    from credentials c left join accounts a on a.id = c.created_by
    where c.account_id = ${accountId} and c.kind = ${kind} and c.revoked_at is null
      and (c.kind <> 'session' or c.expires_at > ${now})
    order by c.id desc`.execute(db)
  return rows
}

/** A token or a key; `actorId` is who makes it. */
export type NewToken = Holder & { actorId: number; name: string; expiresInDays: number | null; now: Date }

/** Throws AppError `conflict` for a holder who keeps a hundred of them. */
export async function insertToken(tx: Tx, token: NewToken): Promise<Credential> {
  const { accountId, kind, actorId, name, expiresInDays, now } = token
  const kept = await listKeptCredentials(tx, token, now)
  if (kept.length >= maxKept) {
    throw new AppError('conflict', `There are ${maxKept} already, which is all one may keep: revoke one first.`)
  }
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs)
  const credential = await insertCredential(tx, { kind, accountId, name, expiresAt, createdBy: actorId })
  await recordAudit(tx, {
    accountId,
    actorId,
    action: 'credential.issued',
    subjectType: 'credential',
    subjectToken: credential.token,
    details: { kind, name, expires_in_days: expiresInDays },
  })
  return credential
}

/** Ends one of the holder's credentials and gives its id; undefined where the token is none of theirs, or has ended. */
export async function revokeToken(
  tx: Tx,
  holder: Holder,
  { token, actorId, now }: { token: string; actorId: number; now: Date },
): Promise<number | undefined> {
  const { accountId, kind } = holder
  const { rows } = await sql<{ id: number; name: string }>`update credentials set revoked_at = ${now}
    where token = ${token} and account_id = ${accountId} and kind = ${kind} and revoked_at is null
    returning id, name`.execute(tx)
  const [revoked] = rows
  if (revoked === undefined) return undefined
  await recordAudit(tx, {
    accountId,
    actorId,
    action: kind === 'session' ? 'session.ended' : 'credential.revoked',
    subjectType: 'credential',
    subjectToken: token,
    details: { kind, name: revoked.name },
  })
  return revoked.id
}

/** Ends every session of a person but the one that asks; gives the ids of those that ended. */
export async function endOtherSessions(
  tx: Tx,
  { accountId, credentialId }: { accountId: number; credentialId: number },
  now: Date,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`update credentials set revoked_at = ${now}
    where account_id = ${accountId} and kind = 'session' and id <> ${credentialId}
      and revoked_at is null and expires_at > ${now} returning id`.execute(tx)
  if (rows.length === 0) return []
  await recordAudit(tx, {
    accountId,
    actorId: accountId,
    action: 'session.others_ended',
    subjectType: 'account',
    subjectToken: null,
    details: { ended: rows.length },
  })
  return rows.map(({ id }) => id)
}
