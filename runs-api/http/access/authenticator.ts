import { createHash } from 'node:crypto'
import { AppError } from '#/lib/errors.ts'
import type { Caller } from '#/runs-api/http/caller.ts'
import { basicCredentials } from '#/runs-api/http/access/basic-credentials.ts'
import { createLookupsUnderWay } from '#/runs-api/http/access/lookups-under-way.ts'
import { findCredential, isSecretOf, markCredentialUsed, type CredentialRecord } from '#/runs-api/store/credentials.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

const trustMs = 5_000
const markEveryMs = 60_000
const maxRemembered = 10_000

type Verified = { caller: Caller; untilMs: number }

export type Authenticator = {
  /** The caller of a header that was verified within the last five seconds. */
  recall: (header: string) => Caller | undefined
  /** Throws AppError `unauthorized` for a header that is no valid credential now. */
  verify: (header: string) => Promise<Caller>
  /** Makes a revocation count at once in this process; others learn of it within five seconds. */
  forget: (credentialId: number) => void
}

function refusal(): AppError {
  return new AppError('unauthorized', 'The API token or its secret is not valid.')
}

function callerOf(record: CredentialRecord): Caller | undefined {
  const { id, kind, accountId, username, begunBy } = record
  if (kind === 'sign_in_link' || accountId === null || username === null) return undefined
  return { accountId, username, credentialId: id, credentialKind: kind, begunBy }
}

function isOver(record: CredentialRecord, now: Date): boolean {
  return record.revokedAt !== null || (record.expiresAt !== null && record.expiresAt <= now)
}

async function markUsed(db: Db, record: CredentialRecord, now: Date): Promise<void> {
  const lastUsedMs = record.lastUsedAt?.getTime() ?? 0
  if (now.getTime() - lastUsedMs >= markEveryMs) await markCredentialUsed(db, record.id, now)
}

/** The header itself is never kept, only a digest of it. */
function keyOf(header: string): string {
  return createHash('sha256').update(header).digest('base64')
}

/** Verifies Basic credentials against the store, and trusts an answer for five seconds, never beyond its expiry. */
export function createAuthenticator(db: Db, clock: () => Date): Authenticator {
  const verified = new Map<string, Verified>()
  /** Those who come together with one credential, as the tabs of a person do every five seconds, are looked up once. */
  const verifying = createLookupsUnderWay<Caller>()
  let forgotten = 0

  const remember = (key: string, caller: Caller, record: CredentialRecord): void => {
    if (verified.size >= maxRemembered) verified.clear()
    const expiresMs = record.expiresAt?.getTime() ?? Infinity
    verified.set(key, { caller, untilMs: Math.min(clock().getTime() + trustMs, expiresMs) })
  }

  const recall = (header: string): Caller | undefined => {
    const known = verified.get(keyOf(header))
    return known !== undefined && clock().getTime() < known.untilMs ? known.caller : undefined
  }

  const lookUp = async (header: string): Promise<Caller> => {
    const given = basicCredentials(header)
    if (given === undefined) throw refusal()
    const forgottenBefore = forgotten
    const record = await findCredential(db, given.token)
    const now = clock()
    if (record === undefined || !isSecretOf(record, given.secret) || isOver(record, now)) throw refusal()
    const caller = callerOf(record)
    if (caller === undefined) throw refusal()
    await markUsed(db, record, now)
    // One revoked while it was looked up must not be trusted from what was read before.
    if (forgotten === forgottenBefore) remember(keyOf(header), caller, record)
    return caller
  }

  const verify = (header: string): Promise<Caller> => verifying.join(keyOf(header), () => lookUp(header))

  const forget = (credentialId: number): void => {
    forgotten += 1
    verifying.forget()
    for (const [key, { caller }] of verified) if (caller.credentialId === credentialId) verified.delete(key)
  }

  return { recall, verify, forget }
}
