import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CurrentAccount, PublicAccount, Verification } from '#/lib/contract/account.ts'
import { DataSource } from '#/runs-api/http/hal/data-source.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addPerson, addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'

let api: TestApp
let acme: TestWorkspace
let globex: TestWorkspace

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  globex = await addWorkspace(api.store.db, 'globex')
})
afterAll(() => api.close())

describe('an account', () => {
  test('is read without credentials, with its public fields only', async () => {
    const account = await api.read(PublicAccount.strict(), 'GET /api/acme')
    expect(account).toMatchObject({ username: 'acme', name: 'Workspace acme', user: false })
    expect(Object.keys(account._links)).toEqual(['self'])
    expect(await api.read(PublicAccount.strict(), 'GET /api/acme-admin')).toMatchObject({ user: true })
  })

  test('links to what is in it for those who may enter', async () => {
    const as = acme.viewer.credential
    const { _links: links } = await api.read(PublicAccount, 'GET /api/ACME', { as })
    for (const name of ['collections', 'spaces', 'data_sources', 'reports']) {
      expect((await api.call(`GET ${links[name]?.href}`, { as })).status).toBe(200)
    }
    const outside = await api.read(PublicAccount.strict(), 'GET /api/acme', { as: globex.admin.credential })
    expect(Object.keys(outside._links)).toEqual(['self'])
  })

  test('of oneself has the fields nobody else reads', async () => {
    const as = acme.viewer.credential
    expect(await api.read(CurrentAccount, 'GET /api/acme-viewer', { as })).toMatchObject({ time_zone: 'UTC' })
    await api.read(PublicAccount.strict(), 'GET /api/acme-viewer', { as: acme.admin.credential })
  })

  test.each(['nobody', 'a'.repeat(60), '-x', "x'--"])('%s is not found', async (name) => {
    const { status, body } = await api.call(`GET /api/${name}`)
    expect({ status, body }).toEqual({ status: 404, body: { id: 'not_found', message: 'account not found' } })
  })
})

describe('the caller', () => {
  test('is told who they are and where they belong, by name', async () => {
    const person = await addPerson(api.store.db, 'both', { workspaceId: globex.account.id, role: 'viewer' })
    await putMembership(api.store.db, { workspaceId: acme.account.id, userId: person.id, role: 'admin' })
    const { workspaces } = await api.read(CurrentAccount, 'GET /api/account', { as: person.credential })
    expect(workspaces.map(({ username, role }) => [username, role])).toEqual([
      ['acme', 'admin'],
      ['globex', 'viewer'],
    ])
  })

  test('is no person when it is a workspace key: 400', async () => {
    expect(await api.call('GET /api/account', { as: acme.key })).toMatchObject({
      status: 400,
      body: { id: 'bad_request' },
    })
  })

  test('learns what a credential is good for', async () => {
    const key = await api.read(Verification, 'GET /api/verify', { as: acme.key })
    expect(key).toMatchObject({
      workspace: 'acme',
      workspace_token: acme.account.token,
      api_key_scope: { kind: 'workspace_key', account: 'acme' },
    })
    const token = await api.read(Verification, 'GET /api/verify', { as: acme.viewer.credential })
    expect(token).toMatchObject({ workspace: 'acme', api_key_scope: { kind: 'api_token', account: 'acme-viewer' } })
    expect((await api.call('GET /api/verify')).status).toBe(401)
  })
})

describe('data sources', () => {
  const List = z.object({ _embedded: z.object({ data_sources: z.array(DataSource) }) })

  test('are listed by name and kind, and read one by one', async () => {
    const as = acme.viewer.credential
    const { _embedded: embedded } = await api.read(List, 'GET /api/acme/data_sources', { as })
    expect(embedded.data_sources).toMatchObject([{ name: 'warehouse', adapter: 'duckdb' }])
    const href = embedded.data_sources[0]?._links['self']?.href
    expect(await api.read(DataSource, `GET ${href}`, { as })).toEqual(embedded.data_sources[0])
    const unknown = await api.call('GET /api/acme/data_sources/0123456789ab', { as })
    expect(unknown.body).toEqual({ id: 'not_found', message: 'data source not found' })
  })
})
