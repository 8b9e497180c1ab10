import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Report } from '#/lib/contract/report.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addPerson, addWorkspace, type TestPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import { personalCollection } from '#/runs-api/store/reports/copy-report.ts'

let api: TestApp
let acme: TestWorkspace
let globex: TestWorkspace
let otherAnalyst: TestPerson
let report: TestReport

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  globex = await addWorkspace(api.store.db, 'globex')
  otherAnalyst = await addPerson(api.store.db, 'other', { workspaceId: acme.account.id, role: 'analyst' })
})
afterAll(() => api.close())
beforeEach(async () => {
  const place = { accountId: acme.account.id, collectionId: acme.finance.id, creatorId: acme.analyst.id }
  report = await addReport(api.store.db, place)
})

const patch = (change: unknown, as = acme.analyst.credential) =>
  api.call(`PATCH /api/acme/reports/${report.token}`, { as, body: { report: change } })

async function audited(): Promise<unknown[]> {
  const { rows } = await sql`select action, actor_id as actor, details from audit_log
    where subject_token = ${report.token} order by id`.execute(api.store.db)
  return rows
}

describe('changing a report', () => {
  test('changes what was sent, leaves the rest, and answers 202 with the report', async () => {
    const { status, body } = await patch({ name: ' Revenue ', manual_run_disabled: true })
    expect(status).toBe(202)
    expect(Report.parse(body)).toMatchObject({
      name: 'Revenue',
      description: '',
      manual_run_disabled: true,
      full_width: false,
      space_token: acme.finance.token,
    })
    expect(await audited()).toEqual([
      {
        action: 'report.changed',
        actor: acme.analyst.id,
        details: { name: 'Revenue', manual_run_disabled: true },
      },
    ])
  })

  test('with nothing to change changes nothing', async () => {
    expect((await patch({})).status).toBe(202)
    expect(await audited()).toEqual([])
  })

  test('is for whoever made it, and for managers', async () => {
    const change = { description: 'x' }
    expect((await patch(change, acme.viewer.credential)).status).toBe(403)
    expect((await patch(change, otherAnalyst.credential)).status).toBe(403)
    for (const as of [acme.analyst, acme.manager, acme.admin]) {
      expect((await patch(change, as.credential)).status).toBe(202)
    }
    expect((await patch(change, acme.key)).status).toBe(202)
  })

  test('moves it to a collection the caller may see, of the same workspace', async () => {
    const tokenOf = async (id: number) => {
      const { rows } = await sql<{ token: string }>`select token from collections where id = ${id}`.execute(
        api.store.db,
      )
      return rows[0]?.token ?? ''
    }
    const own = await tokenOf(acme.analyst.collectionId)
    const unreachable = [globex.finance.token, await tokenOf(acme.viewer.collectionId), '0123456789ab']
    for (const token of unreachable) {
      expect(await patch({ space_token: token })).toMatchObject({ status: 400, body: { id: 'bad_request' } })
    }
    const moved = await patch({ space_token: own })
    expect(Report.parse(moved.body).space_token).toBe(own)
    expect((await patch({ name: 'Gone' }, acme.manager.credential)).status).toBe(404)
  })
})

test('a report cannot be moved to another workspace through the address of a person who is in both', async () => {
  const { db } = api.store
  const { analyst } = acme
  await putMembership(db, { workspaceId: globex.account.id, userId: analyst.id, role: 'analyst' })
  const elsewhere = await personalCollection(db, globex.account.id, analyst.id)
  const place = { accountId: acme.account.id, creatorId: analyst.id, collectionId: analyst.collectionId }
  const own = await addReport(db, place)
  const { rows } = await sql<{ token: string }>`select token from collections where id = ${elsewhere}`.execute(db)
  const body = { report: { space_token: rows[0]?.token } }
  const path = `/api/${analyst.username}/reports/${own.token}`
  expect((await api.call(`PATCH ${path}`, { as: analyst.credential, body })).status).toBe(400)
  expect((await api.call(`PATCH ${path}`, { as: analyst.credential, body: { report: { name: 'x' } } })).status).toBe(
    202,
  )
})

describe('archiving a report', () => {
  const archive = (verb: string, as = acme.manager.credential) =>
    api.call(`PATCH /api/acme/reports/${report.token}/${verb}`, { as })

  test('puts it away and brings it back, each told once to the audit log', async () => {
    for (const expected of [true, true, false]) {
      const { status, body } = await archive(expected ? 'archive' : 'unarchive')
      expect([status, Report.parse(body).archived]).toEqual([200, expected])
    }
    expect(await audited()).toMatchObject([{ action: 'report.archived' }, { action: 'report.unarchived' }])
  })

  test('takes a manager, also from who made it', async () => {
    expect((await archive('archive', acme.analyst.credential)).status).toBe(403)
    expect((await archive('unarchive', acme.viewer.credential)).status).toBe(403)
  })

  test('is said in the list, which can be asked for either kind', async () => {
    await archive('archive')
    const named = async (query: string) => {
      const { text } = await api.call(`GET /api/acme/reports?${query}`, { as: acme.viewer.credential })
      return text.includes(report.token)
    }
    expect([await named(''), await named('archived=true'), await named('archived=false')]).toEqual([true, true, false])
  })
})
