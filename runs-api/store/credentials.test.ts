import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertAccount } from '#/runs-api/store/accounts.ts'
import {
  createSignInLink,
  findCredential,
  insertCredential,
  isSecretOf,
  issueCredential,
  revokeCredential,
  spendSignInLink,
} from '#/runs-api/store/credentials.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

const now = new Date('2026-08-07T07:47:06.501Z')
const db = () => database.store.db

async function linkRecord(link: string) {
  const [token = '', secret = ''] = link.split('.')
  const record = await findCredential(db(), token)
  if (record === undefined || !isSecretOf(record, secret)) throw new Error('The link leads nowhere')
  return record
}

describe('a sign-in link', () => {
  test('is for nobody yet while there are no people', async () => {
    expect(await linkRecord(await createSignInLink(db(), now))).toMatchObject({ kind: 'sign_in_link', accountId: null })
  })

  test('is refused where there are people and no administrator', async () => {
    await insertAccount(db(), { username: 'noa', name: 'Noa', kind: 'user' })
    await expect(createSignInLink(db(), now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is for the administrator who was there first, and ends after 24 hours', async () => {
    const workspace = await insertAccount(db(), { username: 'acme', name: 'Acme', kind: 'workspace' })
    const ada = await insertAccount(db(), { username: 'ada', name: 'Ada', kind: 'user' })
    const max = await insertAccount(db(), { username: 'max', name: 'Max', kind: 'user' })
    for (const { id } of [max, ada]) {
      await putMembership(db(), { workspaceId: workspace.id, userId: id, role: 'admin' })
    }
    const record = await linkRecord(await createSignInLink(db(), now))
    expect(record).toMatchObject({ accountId: ada.id, expiresAt: new Date('2026-08-08T07:47:06.501Z') })
  })

  test('is spent by exactly one of many who come at once', async () => {
    const { id } = await linkRecord(await createSignInLink(db(), now))
    const spent = await Promise.all(Array.from({ length: 8 }, () => spendSignInLink(db(), id, now)))
    expect(spent.filter(Boolean)).toHaveLength(1)
  })

  test('cannot be spent once it is over', async () => {
    const { id } = await linkRecord(await createSignInLink(db(), now))
    expect(await spendSignInLink(db(), id, new Date('2026-08-08T07:47:06.501Z'))).toBe(false)
  })
})

describe('an issued credential', () => {
  test('is known by its secret, of which only a hash is kept', async () => {
    const { token, secret } = await issueCredential(db(), { kind: 'api_token', username: 'ADA', name: 'laptop' })
    expect([token, secret]).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/), expect.stringMatching(/^[0-9a-f]{64}$/)])
    const record = await findCredential(db(), token)
    expect(record).toMatchObject({ kind: 'api_token', username: 'ada', expiresAt: null, revokedAt: null })
    expect(record !== undefined && isSecretOf(record, secret)).toBe(true)
    expect(record !== undefined && isSecretOf(record, `${secret}0`)).toBe(false)
    const { rows } = await sql<{ found: number }>`select count(*) as found from credentials c
      where row_to_json(c)::text like ${`%${secret}%`}`.execute(db())
    expect(rows[0]?.found).toBe(0)
  })

  test('is a personal token for a person and a key for a workspace, never the other way round', async () => {
    const issue = (kind: 'api_token' | 'workspace_key', username: string) =>
      issueCredential(db(), { kind, username, name: 'test' })
    expect(await issue('workspace_key', 'acme')).toHaveProperty('token')
    await expect(issue('workspace_key', 'ada')).rejects.toThrow('There is no workspace with the username ada.')
    await expect(issue('api_token', 'acme')).rejects.toThrow('There is no person with the username acme.')
    await expect(issue('api_token', 'nobody')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is revoked once', async () => {
    const { token } = await insertCredential(db(), { kind: 'sign_in_link', accountId: null, name: 'x', expiresAt: now })
    const id = (await findCredential(db(), token))?.id ?? 0
    expect(await revokeCredential(db(), id, now)).toBe(true)
    expect(await revokeCredential(db(), id, now)).toBe(false)
  })

  test('is written in the audit log without its secret', async () => {
    const { token } = await issueCredential(db(), { kind: 'api_token', username: 'ada', name: 'desk' })
    const { rows } = await sql<{ action: string; details: object }>`
      select action, details from audit_log where subject_token = ${token}`.execute(db())
    expect(rows).toEqual([{ action: 'credential.issued', details: { kind: 'api_token', name: 'desk' } }])
  })
})
