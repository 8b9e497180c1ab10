import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { CurrentAccount } from '#/lib/contract/account.ts'
import { PasswordChanged } from '#/lib/contract/password.ts'
import { Session } from '#/lib/contract/session.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addPerson, addWorkspace, type TestPerson } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { hashPassword } from '#/runs-api/store/passwords.ts'
import { insertSignInLink } from '#/runs-api/store/people/sign-in-links.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'

const api: TestApp = await openTestApp()
const acme = await addWorkspace(api.store.db, 'acme')
afterAll(() => api.close())

const old = 'correct horse battery'
const fresh = 'staple 4 ever & ever'
const oldHash = await hashPassword(old)

let ana: TestPerson
let people = 0

beforeEach(async () => {
  api.clock.advance(301)
  ana = await addPerson(api.store.db, `ana-${(people += 1)}`, { workspaceId: acme.account.id, role: 'viewer' })
})

async function giveOldPassword(): Promise<void> {
  await sql`update accounts set password_hash = ${oldHash} where id = ${ana.id}`.execute(api.store.db)
}

const begin = (begunBy: 'password' | 'link') => insertSession(api.store.db, ana.id, { now: api.clock.now, begunBy })
const change = (as: Credential, body: object) => api.call('PATCH /api/account/password', { as, body })
const signIn = (password: string) => api.call('POST /api/sessions', { body: { username: ana.username, password } })
const isValid = async (as: Credential) => (await api.call('GET /api/account', { as })).status === 200

describe('a password', () => {
  test('is set by whoever has none, and signs in from then on', async () => {
    const as = await begin('link')
    expect((await change(as, { new_password: fresh })).status).toBe(200)
    expect((await signIn(fresh)).status).toBe(201)
    const account = await api.read(CurrentAccount, 'GET /api/account', { as })
    expect(account).toMatchObject({ has_password: true, needs_current_password: false })
  })

  test('is changed by whoever knows it; their other sessions end, API tokens stay', async () => {
    await giveOldPassword()
    const [here, ...others] = [await begin('password'), await begin('password'), await begin('link')]
    for (const as of others) expect(await isValid(as)).toBe(true)
    const body = { current_password: old, new_password: fresh }
    const answer = await api.read(PasswordChanged, 'PATCH /api/account/password', { as: here, body })
    expect(answer).toEqual({ ended_sessions: 2 })
    expect(await Promise.all(others.map(isValid))).toEqual([false, false])
    expect([await isValid(here), await isValid(ana.credential)]).toEqual([true, true])
    expect([(await signIn(old)).status, (await signIn(fresh)).status]).toEqual([401, 201])
  })

  test.each([
    [{ new_password: fresh }, 'current_password is needed.'],
    [{ current_password: 'wrong', new_password: fresh }, 'current_password is not the one you have now.'],
    [{ current_password: old, new_password: 'short' }, 'new_password needs at least 8 characters.'],
    [{ current_password: old, new_password: 'x'.repeat(1_001) }, 'new_password may have 1,000 characters at most.'],
    [{ current_password: old }, 'new_password takes a text, and is missing.'],
  ])('stays what it is with %j', async (body, message) => {
    await giveOldPassword()
    const answer = await change(await begin('password'), body)
    expect([answer.status, answer.body]).toEqual([400, { id: 'bad_request', message }])
    expect((await signIn(old)).status).toBe(201)
  })

  test('is never repeated in an answer or in the log', async () => {
    await giveOldPassword()
    const as = await begin('password')
    const answers = await Promise.all([
      change(as, { current_password: 'a-wrong-secret', new_password: 'a-new-secret' }),
      change(as, { current_password: old, new_password: 'secret' }),
    ])
    for (const text of [...answers.map((answer) => answer.text), ...api.logged]) expect(text).not.toContain('secret')
  })

  test('is changed without the old one by whoever came by a link, also where it was lost', async () => {
    await giveOldPassword()
    const as = await begin('link')
    const account = await api.read(CurrentAccount, 'GET /api/account', { as })
    expect(account).toMatchObject({ has_password: true, needs_current_password: false })
    expect((await change(as, { new_password: fresh })).status).toBe(200)
    expect((await signIn(fresh)).status).toBe(201)
  })

  test('is not changed with an API token, whatever it knows', async () => {
    await giveOldPassword()
    const refused = await change(ana.credential, { current_password: old, new_password: fresh })
    expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining('sign in on the web') } })
  })

  test('is guessed ten times at most in five minutes, here and at the door together', async () => {
    await giveOldPassword()
    const as = await begin('password')
    const wrong = { current_password: 'wrong', new_password: fresh }
    for (let n = 0; n < 5; n += 1) expect((await change(as, wrong)).status).toBe(400)
    for (let n = 0; n < 5; n += 1) expect((await signIn('wrong')).status).toBe(401)
    const blocked = await change(as, { current_password: old, new_password: fresh })
    expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '300'])
    api.clock.advance(300)
    expect((await change(as, { current_password: old, new_password: fresh })).status).toBe(200)
  })

  test('that is new ends the links that wait for its person', async () => {
    const made = { personId: ana.id, makerId: acme.admin.id }
    const { link } = await insertSignInLink(api.store.db, made, api.clock.now)
    expect((await change(await begin('link'), { new_password: fresh })).status).toBe(200)
    expect((await api.call('POST /api/sessions', { body: { link } })).status).toBe(401)
  })

  test('is changed by one of two who change it at once', async () => {
    await giveOldPassword()
    const sessions = [await begin('link'), await begin('link')]
    const answers = await Promise.all(sessions.map((as, n) => change(as, { new_password: `${fresh} ${n}` })))
    // The one that loses has either lost its session or met a password that is another already.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => [200, 401, 409].includes(status))).toBe(true)
  })

  test('leaves an entry in the audit log when it changes', async () => {
    const as = Session.parse((await signInBy(await linkFor())).body)
    await change(as, { new_password: fresh })
    const { rows } = await sql<{ action: string }>`select action from audit_log
      where actor_id = ${ana.id} order by id`.execute(api.store.db)
    expect(rows.map(({ action }) => action)).toEqual(['session.started', 'password.changed'])
  })
})

async function linkFor(): Promise<string> {
  return (await insertSignInLink(api.store.db, { personId: ana.id, makerId: acme.admin.id }, api.clock.now)).link
}

function signInBy(link: string) {
  return api.call('POST /api/sessions', { body: { link } })
}
