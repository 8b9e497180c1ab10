import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Session } from '#/lib/contract/session.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { createSignInLink } from '#/runs-api/store/credentials.ts'
import { hashPassword } from '#/runs-api/store/passwords.ts'

const password = 'correct horse battery'

describe('signing in', () => {
  let api: TestApp
  let acme: TestWorkspace

  beforeAll(async () => {
    api = await openTestApp()
    acme = await addWorkspace(api.store.db, 'acme')
    const hash = await hashPassword(password)
    await sql`update accounts set password_hash = ${hash} where id = ${acme.admin.id}`.execute(api.store.db)
  })
  afterAll(() => api.close())
  beforeEach(() => api.clock.advance(301))

  const signIn = (body: unknown) => api.call('POST /api/sessions', { body })
  const started = (body: unknown) => api.read(Session, 'POST /api/sessions', { body, status: 201 })

  test('with username and password gives a credential of one day', async () => {
    const session = await started({ username: ' ACME-admin ', password })
    expect(session).toMatchObject({
      account: { username: 'acme-admin', name: 'Person acme-admin' },
      workspaces: [{ username: 'acme', name: 'Workspace acme', role: 'admin' }],
      expires_at: new Date(api.clock.now.getTime() + 86_400_000).toISOString(),
    })
    expect((await api.call('GET /api/account', { as: session })).status).toBe(200)
    api.clock.advance(86_400)
    expect((await api.call('GET /api/account', { as: session })).status).toBe(401)
  })

  test.each([
    ['a wrong password', { username: 'acme-admin', password: 'wrong' }],
    ['an unknown person', { username: 'nobody', password }],
    ['a person without a password', { username: 'acme-viewer', password: '' }],
    ['a workspace', { username: 'acme', password }],
  ])('with %s is 401 in the same words', async (_case, body) => {
    const answer = await signIn(body)
    expect([answer.status, answer.body]).toEqual([
      401,
      { id: 'unauthorized', message: 'The username or the password is wrong.' },
    ])
  })

  test.each([{}, { username: 'acme-admin' }, { password }, { username: 7, password }, { link: 7 }, { link: ['a'] }])(
    'with %j is 400',
    async (body) => {
      expect((await signIn(body)).status).toBe(400)
    },
  )

  test('fails ten times at most in five minutes, then even the right password waits', async () => {
    const wrong = { username: 'acme-admin', password: 'wrong' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(wrong)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 401))
    const blocked = await signIn({ username: 'acme-admin', password })
    expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '300'])
    api.clock.advance(300)
    expect((await signIn({ username: 'acme-admin', password })).status).toBe(201)
  })

  test('is not kept from the person by whoever guesses from another address', async () => {
    const wrong = { username: 'acme-admin', password: 'wrong' }
    for (let n = 0; n < 10; n += 1) await api.call('POST /api/sessions', { body: wrong, from: '203.0.113.9' })
    const from = (address: string) => api.call('POST /api/sessions', { body: { ...wrong, password }, from: address })
    expect((await from('203.0.113.9')).status).toBe(429)
    expect((await from('198.51.100.4')).status).toBe(201)
  })

  test('by link works once, for the first administrator', async () => {
    const link = await createSignInLink(api.store.db, api.clock.now)
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn({ link })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401, 401, 401, 401])
    const session = Session.parse(answers.find(({ status }) => status === 201)?.body)
    expect(session.account.username).toBe('acme-admin')
  })

  test('by a link that is over, or made up, is 401', async () => {
    const link = await createSignInLink(api.store.db, api.clock.now)
    const madeUp = `${link.slice(0, 13)}${'0'.repeat(64)}`
    for (const wrong of [madeUp, 'x', '', '..', `${link}0`]) expect((await signIn({ link: wrong })).status).toBe(401)
    const { token, secret } = acme.admin.credential
    expect((await signIn({ link: `${token}.${secret}` })).status).toBe(401)
    api.clock.advance(86_400)
    expect((await signIn({ link })).status).toBe(401)
  })

  test('ends at once when the session is deleted', async () => {
    const session = await started({ username: 'acme-admin', password })
    expect((await api.call('GET /api/account', { as: session })).status).toBe(200)
    const deleted = await api.call('DELETE /api/sessions', { as: session })
    expect([deleted.status, deleted.text]).toEqual([204, ''])
    expect((await api.call('GET /api/account', { as: session })).status).toBe(401)
  })

  test('is not ended by a credential that is no session', async () => {
    expect((await api.call('DELETE /api/sessions', { as: acme.admin.credential })).status).toBe(400)
    expect((await api.call('DELETE /api/sessions', { as: acme.key })).status).toBe(400)
    expect((await api.call('DELETE /api/sessions')).status).toBe(401)
  })

  test('leaves an entry in the audit log for each start and end', async () => {
    const session = await started({ username: 'acme-admin', password })
    await api.call('DELETE /api/sessions', { as: session })
    const { rows } = await sql<{ action: string }>`
      select action from audit_log where actor_id = ${acme.admin.id} order by id desc limit 2`.execute(api.store.db)
    expect(rows.map(({ action }) => action)).toEqual(['session.ended', 'session.started'])
  })
})

describe('the first administrator', () => {
  let api: TestApp
  let link: string
  const first = { username: 'ada', name: 'Ada Lovelace', password, workspace: 'analytics' }

  beforeEach(async () => {
    api = await openTestApp()
    link = await createSignInLink(api.store.db, api.clock.now)
    return () => api.close()
  })

  const signIn = (body: object) => api.call('POST /api/sessions', { body: { link, ...body } })

  test('is asked who they are, and the link stays good', async () => {
    const asked = await signIn({})
    expect([asked.status, asked.body]).toMatchObject([409, { id: 'conflict' }])
    expect((await signIn(first)).status).toBe(201)
  })

  test('gets a workspace, a personal collection and one for everybody', async () => {
    const session = Session.parse((await signIn(first)).body)
    expect(session.workspaces).toEqual([{ username: 'analytics', name: 'analytics', role: 'admin' }])
    const { body } = await api.call('GET /api/analytics/collections', { as: session })
    expect(body).toMatchObject({
      _embedded: {
        spaces: [
          { name: 'Community', space_type: 'community' },
          { name: 'Ada Lovelace', space_type: 'private' },
        ],
      },
    })
    expect((await api.call('POST /api/sessions', { body: { username: 'ada', password } })).status).toBe(201)
  })

  test.each([
    [{ password: 'short' }, 'password takes at least 8 characters'],
    [{ username: 'Ada L' }, 'username takes 1 to 39 lowercase letters'],
    [{ workspace: undefined }, 'workspace takes a text, and is missing'],
    [{ workspace: 'ada' }, 'workspace takes another name than username'],
    [{ workspace: 'sign-in' }, '"sign-in" is a name of the product'],
  ])('who sends %j is told what is wrong', async (change, message) => {
    const { status, text } = await signIn({ ...first, ...change })
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ message: expect.stringContaining(message) })
  })

  test('is one, however many come at once and with however many links', async () => {
    const links = await Promise.all(Array.from({ length: 4 }, () => createSignInLink(api.store.db, api.clock.now)))
    const answers = await Promise.all(
      links.map((other, n) =>
        api.call('POST /api/sessions', {
          body: { ...first, link: other, username: `ada${n}`, workspace: `analytics${n}` },
        }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.every((status) => [201, 401, 409].includes(status))).toBe(true)
    expect((await signIn(first)).status).toBe(401)
  })
})
