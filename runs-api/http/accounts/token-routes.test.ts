import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ApiTokenList,
  MadeApiToken,
  MadeWorkspaceKey,
  WorkspaceKeyList,
  type CreateToken,
} from '#/lib/contract/api-token.ts'
import { OwnSessionList } from '#/lib/contract/session.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'

let api: TestApp
let acme: TestWorkspace
let viewer: Credential
let admin: Credential

const begin = (person: { id: number }) =>
  insertSession(api.store.db, person.id, { now: api.clock.now, begunBy: 'password' })

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  viewer = await begin(acme.viewer)
  admin = await begin(acme.admin)
})
afterAll(() => api.close())

const make = (token: Partial<CreateToken>, as = viewer) =>
  api.read(MadeApiToken, 'POST /api/account/tokens', { as, body: token, status: 201 })
const list = async () => (await api.read(ApiTokenList, 'GET /api/account/tokens', { as: viewer }))._embedded.tokens
const statusWith = async (as: Credential) => (await api.call('GET /api/acme/reports', { as })).status

describe('an API token', () => {
  test('is made with a secret that is told once, and works at once', async () => {
    const { secret, ...made } = await make({ name: ' Notebook ' })
    expect(made).toMatchObject({ name: 'Notebook', expires_at: null, last_used_at: null })
    expect(await statusWith({ token: made.token, secret })).toBe(200)
    const { text } = await api.call('GET /api/account/tokens', { as: viewer })
    expect(text).not.toContain(secret)
    expect((await list())[0]).toMatchObject({ token: made.token, name: 'Notebook' })
    const { rows } = await sql<{ details: object }>`select details from audit_log
      where subject_token = ${made.token}`.execute(api.store.db)
    expect(rows).toEqual([{ details: { kind: 'api_token', name: 'Notebook', expires_in_days: null } }])
    expect(api.logged.join()).not.toContain(secret)
  })

  test('with an end works until then, to the day', async () => {
    const made = await make({ name: 'For a week', expires_in_days: 7 })
    expect(made.expires_at).toBe(new Date(api.clock.now.getTime() + 7 * 86_400_000).toISOString())
    expect(await statusWith(made)).toBe(200)
    api.clock.advance(7 * 86_400)
    expect(await statusWith(made)).toBe(401)
    viewer = await begin(acme.viewer)
    admin = await begin(acme.admin)
    expect(await list()).toContainEqual(expect.objectContaining({ token: made.token }))
  })

  test('is worth nothing as soon as it is revoked', async () => {
    const made = await make({ name: 'Short-lived' })
    expect(await statusWith(made)).toBe(200)
    expect((await api.call(`DELETE /api/account/tokens/${made.token}`, { as: viewer })).status).toBe(204)
    expect(await statusWith(made)).toBe(401)
    expect((await list()).map(({ token }) => token)).not.toContain(made.token)
    const again = await api.call(`DELETE /api/account/tokens/${made.token}`, { as: viewer })
    expect([again.status, again.body]).toEqual([404, { id: 'not_found', message: 'token not found' }])
  })

  test('of somebody else is not found, nor is a session or a key under its address', async () => {
    const { token } = await make({ name: 'Of a viewer' })
    for (const other of [token, viewer.token, acme.key.token]) {
      expect((await api.call(`DELETE /api/account/tokens/${other}`, { as: admin })).status).toBe(404)
    }
  })

  test('makes no other token: that takes somebody who signed in', async () => {
    const made = await make({ name: 'Sorcerer’s apprentice' })
    const refused = await api.call('POST /api/account/tokens', { as: made, body: { name: 'Another' } })
    expect(refused).toMatchObject({ status: 403, body: { id: 'forbidden' } })
  })

  test.each([
    [{}, 'name takes a text, and is missing.'],
    [{ name: ' ' }, 'name is empty: give a name'],
    [{ name: 'x'.repeat(101) }, 'name takes at most 100 characters'],
    [{ name: 'x', expires_in_days: 0 }, 'expires_in_days takes at least 1, not 0.'],
    [{ name: 'x', expires_in_days: 1.5 }, 'expires_in_days takes a whole number, not 1.5.'],
  ])('is not made of %j', async (body, words) => {
    const { status, text } = await api.call('POST /api/account/tokens', { as: viewer, body })
    expect([status, text]).toEqual([400, expect.stringContaining(JSON.stringify(words).slice(1, -1))])
  })

  test('is one of a hundred at most', async () => {
    await sql`insert into credentials (token, kind, account_id, name, secret_hash)
      select lpad(n::text, 12, '0'), 'api_token', ${acme.manager.id}, 'Token ' || n, ''
      from generate_series(1, 100) n`.execute(api.store.db)
    const as = await begin(acme.manager)
    const refused = await api.call('POST /api/account/tokens', { as, body: { name: 'One more' } })
    expect(refused).toMatchObject({ status: 409, body: { message: expect.stringContaining('revoke one first') } })
  })
})

describe('a workspace key', () => {
  test('is made, listed with its maker, and revoked by administrators', async () => {
    const body = { name: 'Loader', expires_in_days: 30 }
    const made = await api.read(MadeWorkspaceKey, 'POST /api/acme/keys', { as: admin, body, status: 201 })
    expect(made).toMatchObject({ name: 'Loader', created_by: 'acme-admin' })
    expect(await statusWith(made)).toBe(200)
    const keys = (await api.read(WorkspaceKeyList, 'GET /api/acme/keys', { as: admin }))._embedded.keys
    expect(keys.map(({ name, created_by }) => [name, created_by])).toEqual([
      ['Loader', 'acme-admin'],
      ['test', null],
    ])
    expect((await api.call(`DELETE /api/acme/keys/${made.token}`, { as: acme.manager.credential })).status).toBe(403)
    expect((await api.call(`DELETE /api/acme/keys/${made.token}`, { as: acme.admin.credential })).status).toBe(204)
    expect(await statusWith(made)).toBe(401)
    const { rows } = await sql<{ action: string }>`select action from audit_log
      where subject_token = ${made.token} order by id`.execute(api.store.db)
    expect(rows.map(({ action }) => action)).toEqual(['credential.issued', 'credential.revoked'])
  })

  test('belongs to workspaces: one’s own address has none', async () => {
    expect((await api.call('GET /api/acme-admin/keys', { as: admin })).status).toBe(404)
  })
})

describe('one’s own sessions', () => {
  const sessions = async (as: Credential) =>
    (await api.read(OwnSessionList, 'GET /api/account/sessions', { as }))._embedded.sessions

  test('are listed while they last, with the one that asks marked', async () => {
    const early = await begin(acme.analyst)
    api.clock.advance(3_600)
    const here = await begin(acme.analyst)
    expect((await sessions(here)).map(({ token, is_current }) => [token, is_current])).toEqual([
      [here.token, true],
      [early.token, false],
    ])
    api.clock.advance(86_400 - 3_600)
    expect((await sessions(here)).map(({ token }) => token)).toEqual([here.token])
  })

  test('are ended one by one, or all others at once', async () => {
    const [here, second, third] = [await begin(acme.analyst), await begin(acme.analyst), await begin(acme.analyst)]
    for (const as of [second, third]) expect(await statusWith(as)).toBe(200)
    expect((await api.call(`DELETE /api/account/sessions/${second.token}`, { as: here })).status).toBe(204)
    expect(await statusWith(second)).toBe(401)
    const { body } = await api.call('DELETE /api/account/sessions', { as: here })
    expect(body).toEqual({ ended: 2 })
    expect([await statusWith(third), await statusWith(here)]).toEqual([401, 200])
    expect((await sessions(here)).map(({ token }) => token)).toEqual([here.token])
  })
})
