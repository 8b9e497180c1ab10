import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CurrentAccount } from '#/lib/contract/account.ts'
import { basic, openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { findCredential, insertCredential, issueCredential, revokeCredential } from '#/runs-api/store/credentials.ts'

let api: TestApp
let acme: TestWorkspace

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
})
afterAll(() => api.close())

const newToken = () =>
  issueCredential(api.store.db, { kind: 'api_token', username: 'acme-viewer', name: 'of one test' })

async function revoke(token: string): Promise<void> {
  const record = await findCredential(api.store.db, token)
  await revokeCredential(api.store.db, record?.id ?? 0, api.clock.now)
}

describe('Basic credentials', () => {
  test('a personal token and its secret say who calls', async () => {
    const caller = await api.read(CurrentAccount, 'GET /api/account', { as: acme.viewer.credential })
    expect(caller).toMatchObject({ username: 'acme-viewer', user: true })
    expect(caller.workspaces).toEqual([{ username: 'acme', name: 'Workspace acme', role: 'viewer' }])
  })

  test('without them the answer is 401 and asks for them', async () => {
    const { status, headers, body } = await api.call('GET /api/acme/reports')
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe('Basic realm="runs"')
    expect(body).toMatchObject({ id: 'unauthorized' })
  })

  test.each([
    ['another secret', (token: string) => basic({ token, secret: 'f'.repeat(64) })],
    ['an empty secret', (token: string) => basic({ token, secret: '' })],
    ['an unknown token', () => basic({ token: '000000000000', secret: 'f'.repeat(64) })],
    ['a token of another shape', () => basic({ token: "' or 1=1 --", secret: 'x' })],
    ['a NUL in the token', () => basic({ token: '\0'.repeat(12), secret: 'x' })],
    ['no base64', () => 'Basic ***'],
    ['another scheme', () => 'Bearer abc'],
    ['nothing', () => 'Basic '],
  ])('%s is 401, also where no credential is needed', async (_case, headerOf) => {
    const headers = { authorization: headerOf(acme.viewer.credential.token) }
    expect((await api.call('GET /api/acme/reports', { headers })).status).toBe(401)
    expect((await api.call('GET /api/acme', { headers })).status).toBe(401)
  })

  test('the scheme is read in any case', async () => {
    const headers = { authorization: basic(acme.viewer.credential).replace('Basic', 'bASIC') }
    expect((await api.call('GET /api/account', { headers })).status).toBe(200)
  })

  test('a sign-in link is no credential of calls', async () => {
    const link = await insertCredential(api.store.db, {
      kind: 'sign_in_link',
      accountId: acme.admin.id,
      name: 'link',
      expiresAt: new Date(api.clock.now.getTime() + 60_000),
    })
    expect((await api.call('GET /api/account', { as: link })).status).toBe(401)
  })
})

describe('validity', () => {
  test('a hundred who come together with one credential are looked up once', async () => {
    const as = await newToken()
    let statements = 0
    const count = () => (statements += 1)
    api.store.pool.on('acquire', count)
    const answers = await Promise.all(Array.from({ length: 100 }, () => api.call('GET /api/openapi.json', { as })))
    api.store.pool.off('acquire', count)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    // The second one writes down that it was used.
    expect(statements).toBe(2)
  })

  test('a revoked credential is 401', async () => {
    const as = await newToken()
    await revoke(as.token)
    expect((await api.call('GET /api/account', { as })).status).toBe(401)
  })

  test('one revoked elsewhere is trusted for five seconds at most', async () => {
    const as = await newToken()
    expect((await api.call('GET /api/account', { as })).status).toBe(200)
    await revoke(as.token)
    api.clock.advance(5)
    expect((await api.call('GET /api/account', { as })).status).toBe(401)
  })

  test('a credential ends at its expiry to the millisecond, however lately it was verified', async () => {
    const expiresAt = new Date(api.clock.now.getTime() + 2_000)
    const as = await insertCredential(api.store.db, {
      kind: 'session',
      accountId: acme.viewer.id,
      name: 'short',
      expiresAt,
    })
    api.clock.advance(1.999)
    expect((await api.call('GET /api/account', { as })).status).toBe(200)
    api.clock.advance(0.001)
    expect((await api.call('GET /api/account', { as })).status).toBe(401)
  })

  test('its last use is written down once a minute at most', async () => {
    const as = await newToken()
    const lastUsed = async () => (await findCredential(api.store.db, as.token))?.lastUsedAt
    await api.call('GET /api/account', { as })
    const first = api.clock.now
    expect(await lastUsed()).toEqual(first)
    api.clock.advance(59)
    await api.call('GET /api/account', { as })
    expect(await lastUsed()).toEqual(first)
    api.clock.advance(6)
    await api.call('GET /api/account', { as })
    expect(await lastUsed()).toEqual(api.clock.now)
  })
})
