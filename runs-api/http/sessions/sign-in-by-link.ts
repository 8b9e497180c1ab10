import { FirstAdministrator } from '#/lib/contract/session.ts'
import { AppError } from '#/lib/errors.ts'
import { badRequest } from '#/runs-api/http/answers/refuse-invalid.ts'
import type { SignedIn } from '#/runs-api/http/sessions/sign-in-by-password.ts'
import { hasPeople, isReservedUsername, readAccount } from '#/runs-api/store/accounts.ts'
import { findCredential, isSecretOf, spendSignInLink, type CredentialRecord } from '#/runs-api/store/credentials.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { insertFirstAdministrator, insertSession } from '#/runs-api/store/sessions.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

const linkPattern = /^([0-9a-f]{12})\.(.+)$/
const personFields = ['username', 'name', 'password', 'workspace']

function refusal(): AppError {
  return new AppError('unauthorized', 'This sign-in link was used already, is over, or never was one.')
}

async function findLink(db: Db, link: string, now: Date): Promise<CredentialRecord> {
  const [, token = '', secret = ''] = linkPattern.exec(link) ?? []
  const record = await findCredential(db, token)
  if (record?.kind !== 'sign_in_link' || !isSecretOf(record, secret)) throw refusal()
  if (record.revokedAt !== null || record.expiresAt === null || record.expiresAt <= now) throw refusal()
  return record
}

/** Who the first administrator will be. The contract's union would drop a wrong field and ask for all of them again. */
function firstAdministrator(body: object): FirstAdministrator {
  if (!personFields.some((field) => field in body)) {
    throw new AppError(
      'conflict',
      'Nobody is here yet: send the username, name and password of the first administrator and a workspace with the link.',
    )
  }
  const parsed = FirstAdministrator.safeParse(body)
  if (!parsed.success) throw badRequest(parsed.error, body)
  const { username, workspace } = parsed.data
  const taken = [username, workspace].find(isReservedUsername)
  if (taken !== undefined) throw new AppError('bad_request', `"${taken}" is a name of the product; choose another one.`)
  if (username === workspace) throw new AppError('bad_request', 'workspace takes another name than username.')
  return parsed.data
}

/** In whose name a link signs in: the person it was made for, or the one who becomes the first administrator by it. */
async function personOf(tx: Tx, link: CredentialRecord, first: FirstAdministrator | undefined) {
  if (first !== undefined) return insertFirstAdministrator(tx, first)
  const person = link.accountId === null ? undefined : await readAccount(tx, link.accountId)
  if (person === undefined) throw refusal()
  return person
}

/**
 * Signs in by a one-time link.
 * @throws AppError `unauthorized` for a link that is used up or over; `conflict` for a first administrator's link
 * without who that is, and `bad_request` when that is not well said: the link stays good
 */
export async function signInByLink(
  db: Db,
  { link, body, now }: { link: string; body: object; now: Date },
): Promise<SignedIn> {
  const record = await findLink(db, link, now)
  if (record.accountId === null && (await hasPeople(db))) throw refusal()
  const first = record.accountId === null ? firstAdministrator(body) : undefined
  return inTransaction(db, async (tx) => {
    if (!(await spendSignInLink(tx, record.id, now))) throw refusal()
    const { id, username, name } = await personOf(tx, record, first)
    return { ...(await insertSession(tx, id, { now, begunBy: 'link' })), person: { id, username, name } }
  })
}
