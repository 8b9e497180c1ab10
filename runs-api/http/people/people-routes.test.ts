import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#/lib/contract/role.ts'
import { PeopleList, WorkspacePerson } from '#/lib/contract/person.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addPerson, addWorkspace, type TestPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
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

const asAdmin = () => ({ as: acme.admin.credential })
const join = (username: string, role: Role = 'analyst') =>
  addPerson(api.store.db, username, { workspaceId: acme.account.id, role })
const people = async (as: Credential) => (await api.read(PeopleList, 'GET /api/acme/people', { as }))._embedded.people
const statusIn = async (workspace: string, { credential: as }: TestPerson) =>
  (await api.call(`GET /api/${workspace}/reports`, { as })).status

describe('the people of a workspace', () => {
  test('are known to each other by name and role; the rest is for administrators', async () => {
    const seen = await people(acme.viewer.credential)
    expect(seen.map(({ username, role }) => [username, role])).toEqual([
      ['acme-admin', 'admin'],
      ['acme-analyst', 'analyst'],
      ['acme-manager', 'manager'],
      ['acme-viewer', 'viewer'],
    ])
    expect(seen.flatMap((person) => Object.keys(person))).not.toContain('last_seen_at')
    expect(seen.map(({ username, _forms }) => [username, Object.keys(_forms)])).toContainEqual(['acme-admin', []])
    const byAdmin = await people(acme.admin.credential)
    const viewer = byAdmin.find(({ username }) => username === 'acme-viewer')
    expect(viewer).toMatchObject({ email: null, last_seen_at: api.clock.now.toISOString(), link_expires_at: null })
    expect(Object.keys(viewer?._forms ?? {})).toEqual(['change_role', 'remove', 'make_link'])
  })

  test('are no business of other workspaces, and no person’s own address has any', async () => {
    const as = globex.admin.credential
    for (const call of ['GET /api/acme/people', 'PATCH /api/acme/people/acme-viewer', 'GET /api/acme/keys']) {
      expect(await api.call(call, { as, body: call.startsWith('GET') ? undefined : { role: 'admin' } })).toMatchObject({
        status: 404,
        body: { message: 'account not found' },
      })
    }
    const own = await api.call('GET /api/acme-admin/people', asAdmin())
    expect([own.status, own.body]).toEqual([404, { id: 'not_found', message: 'workspace not found' }])
  })
})

describe('another role', () => {
  test('counts with the answer', async () => {
    const ben = await join('ben', 'viewer')
    const archive = async () =>
      (await api.call('PATCH /api/acme/reports/0123456789ab/archive', { as: ben.credential })).status
    expect(await archive()).toBe(403)
    const raised = { ...asAdmin(), body: { role: 'manager' } }
    expect(await api.read(WorkspacePerson, 'PATCH /api/acme/people/BEN', raised)).toMatchObject({ role: 'manager' })
    expect(await archive()).toBe(404)
    await api.call('PATCH /api/acme/people/ben', { ...asAdmin(), body: { role: 'viewer' } })
    expect(await archive()).toBe(403)
  })

  test.each([
    [{ role: 'owner' }, 'role takes "viewer", "analyst", "manager", "admin", not "owner".'],
    [{}, 'role takes "viewer"'],
    [{ role: 'admin', name: 'x' }, 'does not know "name"'],
  ])('is none of %j', async (body, words) => {
    const { status, text } = await api.call('PATCH /api/acme/people/acme-viewer', { ...asAdmin(), body })
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ message: expect.stringContaining(words) })
  })

  test.each(['nobody', 'globex-viewer', 'acme', "x'--"])('is given to nobody as %s: not found', async (username) => {
    const { status, body } = await api.call(`PATCH /api/acme/people/${username}`, {
      ...asAdmin(),
      body: { role: 'viewer' },
    })
    expect([status, body]).toEqual([404, { id: 'not_found', message: 'person not found' }])
  })
})

describe('the last administrator', () => {
  const refusal = { status: 409, body: { message: expect.stringContaining('is the last administrator') } }

  test('can neither become less nor leave', async () => {
    const body = { role: 'manager' }
    expect(await api.call('PATCH /api/acme/people/acme-admin', { ...asAdmin(), body })).toMatchObject(refusal)
    expect(await api.call('DELETE /api/acme/people/acme-admin', asAdmin())).toMatchObject(refusal)
    const same = { ...asAdmin(), body: { role: 'admin' } }
    expect((await api.call('PATCH /api/acme/people/acme-admin', same)).status).toBe(200)
  })

  test('is one of two who take the role from each other at once', async () => {
    const initech = await addWorkspace(api.store.db, 'initech')
    const other = await addPerson(api.store.db, 'other', { workspaceId: initech.account.id, role: 'admin' })
    const demote = (username: string, { credential: as }: TestPerson) =>
      api.call(`PATCH /api/initech/people/${username}`, { as, body: { role: 'viewer' } })
    const answers = await Promise.all([demote('other', initech.admin), demote('initech-admin', other)])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    // The second was no administrator any more, or was held back as the last one.
    expect(statuses.every((status) => [200, 403, 409].includes(status))).toBe(true)
    const { rows } = await sql`select from memberships where workspace_id = ${initech.account.id}
      and role = 'admin'`.execute(api.store.db)
    expect(rows).toHaveLength(1)
  })
})

describe('whoever is taken out', () => {
  test('can do nothing there at once, and goes on elsewhere', async () => {
    const cleo = await join('cleo')
    const membership = { workspaceId: globex.account.id, userId: cleo.id, role: 'viewer' } as const
    await putMembership(api.store.db, membership)
    expect([await statusIn('acme', cleo), await statusIn('globex', cleo)]).toEqual([200, 200])
    expect((await api.call('DELETE /api/acme/people/cleo', asAdmin())).status).toBe(204)
    expect([await statusIn('acme', cleo), await statusIn('globex', cleo)]).toEqual([404, 200])
    expect((await api.call('DELETE /api/acme/people/cleo', asAdmin())).status).toBe(404)
  })

  test('may be oneself, whatever one’s role', async () => {
    const dora = await join('dora', 'viewer')
    const as = dora.credential
    const [own] = (await people(as)).filter(({ username }) => username === 'dora')
    expect(Object.keys(own?._forms ?? {})).toEqual(['remove'])
    expect((await api.call('DELETE /api/acme/people/acme-viewer', { as })).status).toBe(403)
    expect((await api.call('DELETE /api/acme/people/Dora', { as })).status).toBe(204)
    expect(await statusIn('acme', dora)).toBe(404)
  })

  test('leaves an entry in the audit log, as does every other change', async () => {
    await join('eli')
    await api.call('PATCH /api/acme/people/eli', { ...asAdmin(), body: { role: 'manager' } })
    await api.call('PATCH /api/acme/people/eli', { ...asAdmin(), body: { role: 'manager' } })
    await api.call('DELETE /api/acme/people/eli', asAdmin())
    const { rows } = await sql<{ action: string; details: object }>`select action, details from audit_log
      where details ->> 'username' = 'eli' order by id`.execute(api.store.db)
    expect(rows).toEqual([
      { action: 'person.role_changed', details: { username: 'eli', from: 'analyst', to: 'manager' } },
      { action: 'person.removed', details: { username: 'eli', role: 'manager' } },
    ])
  })
})
