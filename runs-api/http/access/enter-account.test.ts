import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addPerson, addWorkspace, type TestPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'

let api: TestApp
let acme: TestWorkspace
let globex: TestWorkspace
let stranger: TestPerson
let shared: TestReport
let personal: TestReport

beforeAll(async () => {
  api = await openTestApp()
  const { db } = api.store
  acme = await addWorkspace(db, 'acme')
  globex = await addWorkspace(db, 'globex')
  stranger = await addPerson(db, 'stranger')
  const place = { accountId: acme.account.id, creatorId: acme.analyst.id }
  shared = await addReport(db, { ...place, collectionId: acme.finance.id, name: 'Shared' })
  personal = await addReport(db, { ...place, collectionId: acme.analyst.collectionId, name: 'Personal' })
})
afterAll(() => api.close())

const Names = z.object({ _embedded: z.object({ reports: z.array(z.object({ name: z.string() })) }) })

async function reportNames(account: string, as: Credential): Promise<string[]> {
  const list = await api.read(Names, `GET /api/${account}/reports`, { as })
  return list._embedded.reports.map(({ name }) => name).toSorted()
}

const statusOf = async (path: string, as: Credential): Promise<number> => (await api.call(`GET ${path}`, { as })).status

describe('a workspace', () => {
  test('does not exist for people who are not in it, and for keys of others', async () => {
    for (const as of [stranger.credential, globex.admin.credential, globex.key]) {
      const { status, body } = await api.call('GET /api/acme/reports', { as })
      expect({ status, body }).toEqual({ status: 404, body: { id: 'not_found', message: 'account not found' } })
    }
  })

  test('shows a personal collection to its owner and to admins alone', async () => {
    expect(await reportNames('acme', acme.analyst.credential)).toEqual(['Personal', 'Shared'])
    expect(await reportNames('acme', acme.admin.credential)).toEqual(['Personal', 'Shared'])
    for (const as of [acme.viewer.credential, acme.manager.credential, acme.key]) {
      expect(await reportNames('acme', as)).toEqual(['Shared'])
      expect(await statusOf(`/api/acme/reports/${personal.token}`, as)).toBe(404)
      expect(await statusOf(`/api/acme/collections/${personal.token}`, as)).toBe(404)
    }
  })

  test("shows nothing of another workspace's, whatever is in the address", async () => {
    expect(await statusOf(`/api/globex/reports/${shared.token}`, globex.admin.credential)).toBe(404)
    expect(await statusOf(`/api/globex/collections/${acme.finance.token}`, globex.admin.credential)).toBe(404)
  })
})

describe('a person', () => {
  test('reads what lies in their own collections through their own address', async () => {
    expect(await reportNames('acme-analyst', acme.analyst.credential)).toEqual(['Personal'])
    expect(await statusOf(`/api/acme-analyst/reports/${personal.token}`, acme.analyst.credential)).toBe(200)
    expect(await statusOf(`/api/acme-analyst/reports/${shared.token}`, acme.analyst.credential)).toBe(404)
  })

  test('is closed to everybody else, admins and keys of the workspace too', async () => {
    for (const as of [acme.admin.credential, acme.viewer.credential, acme.key, stranger.credential]) {
      expect(await statusOf('/api/acme-analyst/reports', as)).toBe(404)
    }
  })
})

describe('roles', () => {
  const archive = (as: Credential) => api.call(`PATCH /api/acme/reports/${shared.token}/archive`, { as })

  test.each([
    [
      'viewer',
      'archive',
      'You can look at Workspace acme, not run or change anything in it. Ask an administrator for more.',
    ],
    [
      'analyst',
      'archive',
      'Only managers and administrators may do this in Workspace acme; you are an analyst. Ask one of them.',
    ],
    ['viewer', 'keys', 'Only administrators may do this in Workspace acme; you are a viewer. Ask one of them.'],
  ] as const)('a %s is told in plain words who may do it: %s', async (role, what, message) => {
    const as = acme[role].credential
    const { status, body } = what === 'keys' ? await api.call('GET /api/acme/keys', { as }) : await archive(as)
    expect({ status, body }).toEqual({ status: 403, body: { id: 'forbidden', message } })
  })

  test('a workspace key acts as a manager', async () => {
    expect((await archive(acme.key)).status).toBe(200)
  })

  test('a role is checked before the body is looked at', async () => {
    const what = `POST /api/acme/reports/${shared.token}/schedules`
    expect((await api.call(what, { as: acme.analyst.credential, body: { nothing: 'right' } })).status).toBe(403)
  })

  test('a new role counts within five seconds', async () => {
    const person = await addPerson(api.store.db, 'newcomer', { workspaceId: acme.account.id, role: 'viewer' })
    expect((await archive(person.credential)).status).toBe(403)
    await putMembership(api.store.db, { workspaceId: acme.account.id, userId: person.id, role: 'manager' })
    api.clock.advance(5)
    expect((await archive(person.credential)).status).toBe(200)
  })
})
