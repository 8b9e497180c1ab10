import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'

let it: TestApp
let acme: TestWorkspace

beforeAll(async () => {
  it = await openTestApp()
  acme = await addWorkspace(it.store.db, 'acme')
})
afterAll(() => it.close())

async function reportOf({ id, collectionId }: TestPerson): Promise<TestReport> {
  return addReport(it.store.db, { accountId: acme.account.id, collectionId, creatorId: id, name: `Of ${id}` })
}

async function rename(person: TestPerson, report: TestReport): Promise<number> {
  const body = { report: { name: 'Renamed' } }
  it.clock.advance(10)
  return (await it.call(`PATCH /api/${person.username}/reports/${report.token}`, { as: person.credential, body }))
    .status
}

describe('a report in one’s own collection, by one’s own username', () => {
  test('can be changed while one may change reports at work', async () => {
    const report = await reportOf(acme.analyst)
    expect(await rename(acme.analyst, report)).toBe(202)
    const userId = acme.analyst.id
    await putMembership(it.store.db, { workspaceId: acme.account.id, userId, role: 'viewer' })
    expect(await rename(acme.analyst, report)).toBe(403)
  })

  test('is out of reach for whoever has left the workspace', async () => {
    const report = await reportOf(acme.manager)
    expect(await rename(acme.manager, report)).toBe(202)
    await it.store.db.deleteFrom('memberships').where('user_id', '=', acme.manager.id).execute()
    expect(await rename(acme.manager, report)).toBe(403)
    it.clock.advance(10)
    const path = `/api/${acme.manager.username}/reports/${report.token}`
    expect((await it.call(`GET ${path}`, { as: acme.manager.credential })).status).toBe(404)
  })
})
