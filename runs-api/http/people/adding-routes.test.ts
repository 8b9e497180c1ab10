import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { CurrentAccount } from '#/lib/contract/account.ts'
import type { Role } from '#/lib/contract/role.ts'
import { AddedPerson, PersonLink } from '#/lib/contract/person.ts'
import { Session } from '#/lib/contract/session.ts'
import { openTestApp } from '#/runs-api/http/testing/test-app.ts'
import { addPerson, addWorkspace, type TestPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'

const api = await openTestApp()
const { db } = api.store
const acme = await addWorkspace(db, 'acme')
const globex = await addWorkspace(db, 'globex')
afterAll(() => api.close())

let number = 0
let admin: Credential
let stranger: Credential

const begin = ({ id }: TestPerson) => insertSession(db, id, { now: api.clock.now, begunBy: 'password' })

beforeEach(async () => {
  api.clock.advance(301)
  number += 1
  admin = await begin(acme.admin)
  stranger = await begin(globex.admin)
})

const fresh = (name: string) => `${name}-${number}`
const add = (body: object, as = admin) => api.call('POST /api/acme/people', { as, body })
const added = (body: object) => api.read(AddedPerson, 'POST /api/acme/people', { as: admin, body, status: 201 })
const linkFor = (username: string, as = admin) => api.call(`POST /api/acme/people/${username}/link`, { as })
const tokenIn = (url = '') => new URL(url).searchParams.get('link') ?? ''
const signIn = (url: string | undefined) => api.call('POST /api/sessions', { body: { link: tokenIn(url) } })
const madeLink = async (username: string) => PersonLink.parse((await linkFor(username)).body).url

async function member(name: string, workspace: TestWorkspace, role: Role = 'analyst'): Promise<TestPerson> {
  return addPerson(db, fresh(name), { workspaceId: workspace.account.id, role })
}

async function letInto({ account }: TestWorkspace, { id }: TestPerson, role: Role = 'viewer'): Promise<void> {
  await putMembership(db, { workspaceId: account.id, userId: id, role })
}

describe('a new person', () => {
  test('comes in by a link that works once, within seven days, and sets a password', async () => {
    const username = fresh('ida')
    const person = await added({ username, name: ' Ida Holm ', role: 'analyst' })
    expect(person).toMatchObject({ username, name: 'Ida Holm', role: 'analyst' })
    const { url = '', expires_at: expiresAt } = person.sign_in_link ?? {}
    expect(new URL(url).origin).toBe('https://runs.example')
    expect(new URL(url).searchParams.get('callbackUrl')).toBe('/acme/settings/password')
    expect(person.link_expires_at).toBe(expiresAt)
    expect(expiresAt).toBe(new Date(api.clock.now.getTime() + 7 * 86_400_000).toISOString())
    const as = Session.parse((await signIn(url)).body)
    const account = await api.read(CurrentAccount, 'GET /api/account', { as })
    expect(account).toMatchObject({
      username,
      has_password: false,
      workspaces: [{ username: 'acme', role: 'analyst' }],
    })
    expect((await signIn(url)).status).toBe(401)
    const set = await api.call('PATCH /api/account/password', { as, body: { new_password: 'long enough' } })
    expect(set.status).toBe(200)
  })

  test('finds the link ended after seven days', async () => {
    const { sign_in_link: link } = await added({ username: fresh('ivo'), name: 'Ivo', role: 'viewer' })
    api.clock.advance(7 * 86_400)
    expect((await signIn(link?.url)).status).toBe(401)
  })

  test('has a personal collection where they may fill it, and the zone of whoever made them', async () => {
    await sql`update accounts set time_zone = 'Europe/Oslo' where id = ${acme.admin.id}`.execute(db)
    const { sign_in_link: link } = await added({ username: fresh('liv'), name: 'Liv', role: 'analyst' })
    const as = Session.parse((await signIn(link?.url)).body)
    expect(await api.read(CurrentAccount, 'GET /api/account', { as })).toMatchObject({ time_zone: 'Europe/Oslo' })
    const { text } = await api.call('GET /api/acme/collections', { as })
    expect(text).toContain('"name":"Liv"')
  })

  test.each([
    [{ username: 'Ida H', name: 'Ida', role: 'viewer' }, 400, 'username takes 1 to 39 lowercase letters'],
    [{ username: 'settings', name: 'Ida', role: 'viewer' }, 400, 'username "settings" is a name of the product'],
    [{ username: 'ida', name: ' ', role: 'viewer' }, 400, 'name is empty: give a name'],
    [{ username: 'ida', name: 'Ida' }, 400, 'role takes'],
    [{ username: 'globex', name: 'Ida', role: 'viewer' }, 409, 'username "globex" is taken'],
    [{ username: 'globex-viewer', name: 'Ida', role: 'viewer' }, 409, 'username "globex-viewer" is taken'],
  ])('is not made of %j', async (body, status, words) => {
    const answer = await add(body)
    expect([answer.status, answer.body]).toMatchObject([status, { message: expect.stringContaining(words) }])
  })

  test('is made once, however often it is asked for at once', async () => {
    const body = { username: fresh('twin'), name: 'Twin', role: 'viewer' }
    const answers = await Promise.all([add(body), add(body), add(body)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
  })

  test('is made by administrators who signed in, and the link is in no log', async () => {
    const body = { username: fresh('max'), name: 'Max', role: 'admin' }
    expect((await add(body, await begin(acme.manager))).status).toBe(403)
    expect((await add(body, acme.admin.credential)).status).toBe(403)
    expect((await add(body, stranger)).status).toBe(404)
    const { sign_in_link: link } = await added(body)
    const [, secret = ''] = tokenIn(link?.url).split('.')
    expect(secret).toHaveLength(64)
    expect(api.logged.join()).not.toContain(secret)
    const { rows } = await sql<{ found: number }>`select
      (select count(*) from credentials c where row_to_json(c)::text like ${`%${secret}%`})
      + (select count(*) from audit_log l where row_to_json(l)::text like ${`%${secret}%`}) as found`.execute(db)
    expect(rows).toEqual([{ found: 0 }])
  })
})

describe('somebody who is here already', () => {
  test('is let in by username alone, with the way they sign in', async () => {
    const gus = await member('gus', globex)
    const person = await added({ username: gus.username, role: 'viewer' })
    expect(person).toMatchObject({ username: gus.username, role: 'viewer', sign_in_link: null })
    expect((await api.call('GET /api/acme/reports', { as: gus.credential })).status).toBe(200)
    expect((await add({ username: gus.username, role: 'admin' })).status).toBe(409)
  })

  test.each(['nobody', 'globex'])('is not %s', async (username) => {
    const answer = await add({ username, role: 'viewer' })
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(`"${username}" is nobody`) } })
  })

  test('is waited for while a link from elsewhere is their only way in', async () => {
    const username = fresh('pia')
    const { sign_in_link: link } = await added({ username, name: 'Pia', role: 'viewer' })
    const letIn = () => api.call('POST /api/globex/people', { as: stranger, body: { username, role: 'admin' } })
    expect(await letIn()).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('has not signed in') },
    })
    expect((await signIn(link?.url)).status).toBe(201)
    expect((await letIn()).status).toBe(201)
  })

  test('who has a password loses the link that an administrator elsewhere made', async () => {
    const rut = await member('rut', acme)
    await sql`update accounts set password_hash = 'scrypt' where id = ${rut.id}`.execute(db)
    const url = await madeLink(rut.username)
    const letIn = { as: stranger, body: { username: rut.username, role: 'admin' } }
    expect((await api.call('POST /api/globex/people', letIn)).status).toBe(201)
    expect((await signIn(url)).status).toBe(401)
  })
})

describe('a link for somebody who lost their password', () => {
  test('signs in as them once; an earlier one ends', async () => {
    const sam = await member('sam', acme)
    const [first, second] = [await madeLink(sam.username), await madeLink(sam.username)]
    expect((await signIn(first)).status).toBe(401)
    expect(Session.parse((await signIn(second)).body).account.username).toBe(sam.username)
  })

  test('is not made for who is in a workspace that the administrator has no say in', async () => {
    const tea = await member('tea', acme)
    await letInto(globex, tea)
    const refused = await linkFor(tea.username)
    expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining('do not administrate') } })
    await letInto(globex, acme.admin, 'manager')
    expect((await linkFor(tea.username)).status).toBe(403)
    await letInto(globex, acme.admin, 'admin')
    expect((await linkFor(tea.username)).status).toBe(201)
    await sql`delete from memberships where user_id = ${acme.admin.id}
      and workspace_id = ${globex.account.id}`.execute(db)
  })

  test('is not made for oneself, nor for who is not in the workspace', async () => {
    expect(await linkFor('acme-admin')).toMatchObject({ status: 403, body: { id: 'forbidden' } })
    expect((await linkFor('globex-viewer')).status).toBe(404)
    expect((await linkFor('acme-viewer', acme.admin.credential)).status).toBe(403)
  })

  test('ends when they are taken out, and when whoever made it is no administrator any more', async () => {
    const [uma, ole] = [await member('uma', acme), await member('ole', acme)]
    const url = await madeLink(uma.username)
    await api.call(`DELETE /api/acme/people/${uma.username}`, { as: admin })
    expect((await signIn(url)).status).toBe(401)

    const eva = await member('eva', acme, 'admin')
    const made = PersonLink.parse((await linkFor(ole.username, await begin(eva))).body)
    await api.call(`PATCH /api/acme/people/${eva.username}`, { as: admin, body: { role: 'manager' } })
    expect((await signIn(made.url)).status).toBe(401)
  })

  test('never leads into a workspace that its person joins at the same moment', async () => {
    const yun = await member('yun', acme)
    const letIn = { as: stranger, body: { username: yun.username, role: 'admin' } }
    const [made, joined] = await Promise.all([linkFor(yun.username), api.call('POST /api/globex/people', letIn)])
    const isOpen = made.status === 201 && (await signIn(PersonLink.parse(made.body).url)).status === 201
    expect(isOpen && joined.status === 201).toBe(false)
  })
})
