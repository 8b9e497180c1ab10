import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { AppError } from '#/lib/errors.ts'
import { findAccount, hasPeople, type AccountKind } from '#/runs-api/store/accounts.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { findFirstAdministrator } from '#/runs-api/store/memberships.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { CredentialKind, SessionStart } from '#/runs-api/store/schema.ts'
import { newToken } from '#/runs-api/store/tokens.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

/** What Basic authentication takes: the token is the user, the secret the password. Only a hash of it is kept. */
export type Credential = { token: string; secret: string }

export type CredentialRecord = {
  id: number
  kind: CredentialKind
  accountId: number | null
  username: string | null
  secretHash: Buffer
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
  begunBy: SessionStart | null
}

const linkLifetimeMs = 24 * 60 * 60 * 1000

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** True when the secret is the one this credential was made with; takes as long for any other. */
export function isSecretOf(credential: Pick<CredentialRecord, 'secretHash'>, secret: string): boolean {
  return timingSafeEqual(credential.secretHash, hashSecret(secret))
}

/** The credential with this token, valid or not. */
export async function findCredential(db: Db, token: string): Promise<CredentialRecord | undefined> {
  const { rows } = await sql<CredentialRecord>`
    select c.id, c.kind, c.account_id as "accountId", a.username, c.secret_hash as "secretHash",
      c.expires_at as "expiresAt", c.revoked_at as "revokedAt", c.last_used_at as "lastUsedAt",
      c.begun_by as "begunBy"
    from credentials c left join accounts a on a.id = c.account_id
    where c.token = ${token}`.execute(db)
  return rows[0]
}

export type NewCredential = {
  kind: CredentialKind
  accountId: number | null
  name: string
  expiresAt: Date | null
  /** Whoever made it for somebody else; null for one that the installation made by itself. */
  createdBy?: number | null
  begunBy?: SessionStart | null
}

/** Keeps the hash of a new random secret of 32 bytes. The secret itself exists only in what this gives back. */
export async function insertCredential(
  tx: Tx,
  { kind, accountId, name, expiresAt, createdBy = null, begunBy = null }: NewCredential,
): Promise<Credential> {
  const token = newToken()
  const secret = randomBytes(32).toString('hex')
  await sql`insert into credentials (token, kind, account_id, name, secret_hash, expires_at, created_by, begun_by)
    values (${token}, ${kind}, ${accountId}, ${name}, ${hashSecret(secret)}, ${expiresAt}, ${createdBy},
      ${begunBy})`.execute(tx)
  return { token, secret }
}

export async function markCredentialUsed(db: Db, id: number, at: Date): Promise<void> {
  await sql`update credentials set last_used_at = ${at} where id = ${id}`.execute(db)
}

/** Ends a credential. False when it had ended already. */
export async function revokeCredential(tx: Tx, id: number, at: Date): Promise<boolean> {
  const { rows } = await sql`update credentials set revoked_at = ${at}
    where id = ${id} and revoked_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** Uses up a sign-in link: true for exactly one caller, however many come with it at once. */
export async function spendSignInLink(tx: Tx, id: number, at: Date): Promise<boolean> {
  const { rows } = await sql`update credentials set revoked_at = ${at}, last_used_at = ${at}
    where id = ${id} and kind = 'sign_in_link' and revoked_at is null and expires_at > ${at} returning id`.execute(tx)
  return rows.length === 1
}

const holderOf: Record<'api_token' | 'workspace_key', AccountKind> = { api_token: 'user', workspace_key: 'workspace' }

/**
 * A personal token, or the API key of a workspace, without an end.
 * @throws AppError `not_found` when no person (or workspace) has this username
 */
export async function issueCredential(
  db: Db,
  request: { kind: 'api_token' | 'workspace_key'; username: string; name: string },
): Promise<Credential> {
  const account = await findAccount(db, request.username)
  if (account?.kind !== holderOf[request.kind]) {
    const holder = request.kind === 'api_token' ? 'person' : 'workspace'
    throw new AppError('not_found', `There is no ${holder} with the username ${request.username}.`)
  }
  return inTransaction(db, async (tx) => {
    const { kind, name } = request
    const credential = await insertCredential(tx, { kind, accountId: account.id, name, expiresAt: null })
    await recordAudit(tx, {
      accountId: account.id,
      actorId: null,
      action: 'credential.issued',
      subjectType: 'credential',
      subjectToken: credential.token,
      details: { kind, name },
    })
    return credential
  })
}

/**
 * A link that signs in once, within 24 hours, as the first administrator of the installation; where there are no
 * people yet, as the person who will become it. Given as `<token>.<secret>`.
 * @throws AppError `not_found` when there are people and none of them is an administrator
 */
export async function createSignInLink(db: Db, now = new Date()): Promise<string> {
  const administrator = await findFirstAdministrator(db)
  if (administrator === undefined && (await hasPeople(db))) {
    throw new AppError('not_found', 'There is no administrator whom a sign-in link could be for.')
  }
  const { token, secret } = await insertCredential(db, {
    kind: 'sign_in_link',
    accountId: administrator?.id ?? null,
    name: 'One-time sign-in link',
    expiresAt: new Date(now.getTime() + linkLifetimeMs),
  })
  return `${token}.${secret}`
}

/** Forgets sessions and sign-in links that ended more than a month ago; tokens and keys stay, to be seen as revoked. */
export async function forgetCredentials(db: Db): Promise<void> {
  await sql`delete from credentials where kind in ('session', 'sign_in_link')
    and least(expires_at, revoked_at) < now() - interval '30 days'`.execute(db)
}
