import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SavedView, SavedViewList } from '#/lib/contract/saved-view.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'

let api: TestApp
let acme: TestWorkspace
let globex: TestWorkspace

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  globex = await addWorkspace(api.store.db, 'globex')
})
afterAll(() => api.close())

const search = 'filter=state.eq.failed&order=asc'

function save(view: object, as: Credential = acme.analyst.credential) {
  return api.call('POST /api/acme/views', { as, body: { search, ...view } })
}

async function saved(view: object, as?: Credential): Promise<SavedView> {
  const { status, body, text } = await save(view, as)
  expect([status, text]).toEqual([201, text])
  return SavedView.parse(body)
}

async function namesSeenBy(as: Credential): Promise<string[]> {
  const list = await api.read(SavedViewList, 'GET /api/acme/views', { as })
  return list._embedded.views.map(({ name }) => name)
}

describe('a saved view', () => {
  test('is kept for whoever saved it, and nobody else', async () => {
    const view = await saved({ name: '  Failed of mine ' })
    expect(view).toMatchObject({
      name: 'Failed of mine',
      search: 'filter=state.eq.failed&order=asc',
      report_token: null,
      is_shared: false,
      owner: 'acme-analyst',
      owner_name: 'Person acme-analyst',
      _links: { web: { href: '/acme/runs?filter=state.eq.failed&order=asc' } },
    })
    expect(await namesSeenBy(acme.analyst.credential)).toContain('Failed of mine')
    for (const other of [acme.viewer, acme.admin]) {
      expect(await namesSeenBy(other.credential)).not.toContain('Failed of mine')
      const as = other.credential
      expect((await api.call(`DELETE /api/acme/views/${view.token}`, { as })).status).toBe(404)
    }
  })

  test('that is shared is seen by everybody in the workspace, and changed by its owner or an administrator', async () => {
    const { token } = await saved({ name: 'Of everybody', is_shared: true })
    for (const as of [acme.viewer.credential, acme.manager.credential, acme.key]) {
      expect(await namesSeenBy(as)).toContain('Of everybody')
      const refused = await api.call(`PATCH /api/acme/views/${token}`, { as, body: { name: 'Mine now' } })
      expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining('Only administrators') } })
    }
    expect((await api.call(`GET /api/acme/views`, { as: globex.admin.credential })).status).toBe(404)
    const byAdmin = { as: acme.admin.credential, body: { name: 'Renamed' } }
    const renamed = await api.read(SavedView, `PATCH /api/acme/views/${token}`, byAdmin)
    expect(renamed).toMatchObject({ name: 'Renamed', owner: 'acme-analyst', is_shared: true })
    expect(Object.keys(renamed._forms)).toEqual(['change', 'delete'])
  })

  test('is shared by analysts and above; viewers keep theirs to themselves', async () => {
    const as = acme.viewer.credential
    expect((await save({ name: 'Shared', is_shared: true }, as)).status).toBe(403)
    const { token } = await saved({ name: 'Of a viewer' }, as)
    const shared = await api.call(`PATCH /api/acme/views/${token}`, { as, body: { is_shared: true } })
    expect(shared.status).toBe(403)
    expect((await api.call(`PATCH /api/acme/views/${token}`, { as, body: { search: '' } })).status).toBe(200)
  })

  test('has a name that its owner gave to no other, in any case', async () => {
    const first = await saved({ name: 'Slow ones' })
    const again = await save({ name: 'SLOW ones' })
    expect(again).toMatchObject({ status: 409, body: { id: 'conflict', message: expect.stringContaining('choose') } })
    await saved({ name: 'Slow ones' }, acme.manager.credential)
    const { token } = await saved({ name: 'Other' })
    const as = acme.analyst.credential
    expect((await api.call(`PATCH /api/acme/views/${token}`, { as, body: { name: 'slow ones' } })).status).toBe(409)
    const same = { as, body: { name: 'Slow Ones' } }
    expect((await api.call(`PATCH /api/acme/views/${first.token}`, same)).status).toBe(200)
  })

  test('of a report leads to its runs, and is not listed for those who do not reach the report', async () => {
    const place = { accountId: acme.account.id, creatorId: acme.analyst.id }
    const report = await addReport(api.store.db, { ...place, collectionId: acme.analyst.collectionId })
    const view = await saved({ name: 'Of a private report', report_token: report.token, is_shared: true, search: '' })
    expect(view._links['web']).toEqual({ href: `/acme/reports/${report.token}/runs` })
    expect(await namesSeenBy(acme.admin.credential)).toContain('Of a private report')
    expect(await namesSeenBy(acme.manager.credential)).not.toContain('Of a private report')
    const refused = await save({ name: 'x', report_token: report.token }, acme.manager.credential)
    expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining('report_token takes') } })
  })

  test.each([
    [{ name: ' ' }, 'name is empty: give a name'],
    [{ name: 'x'.repeat(101) }, 'name takes at most 100 characters'],
    [{ name: 'x', search: 'filter=state.eq.faild' }, '"faild" is not a value of state'],
    [{ name: 'x', search: 'order=up' }, 'order "up"'],
    [{ name: 'x', search: `filter=text.has.${'x'.repeat(8_000)}` }, 'search takes at most 8000 characters'],
    [{ name: 'x', report_token: 'nonsense' }, 'report_token takes'],
    [{ name: 'x', shared: true }, 'does not know "shared"'],
  ])('with %j is refused by name', async (view, words) => {
    const { status, text } = await save(view)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ message: expect.stringContaining(words) })
  })

  test('is deleted once, and every change is in the audit log', async () => {
    const as = acme.analyst.credential
    const { token } = await saved({ name: 'Short-lived' })
    await api.call(`PATCH /api/acme/views/${token}`, { as, body: { is_shared: true } })
    expect((await api.call(`DELETE /api/acme/views/${token}`, { as })).status).toBe(204)
    const gone = await api.call(`DELETE /api/acme/views/${token}`, { as })
    expect([gone.status, gone.body]).toEqual([404, { id: 'not_found', message: 'view not found' }])
    const { rows } = await sql<{ action: string }>`select action from audit_log
      where subject_token = ${token} order by id`.execute(api.store.db)
    expect(rows.map(({ action }) => action)).toEqual(['view.created', 'view.changed', 'view.deleted'])
  })

  test('is one of two hundred at most', async () => {
    const { id } = acme.manager
    await sql`insert into saved_views (token, account_id, owner_id, name, search)
      select lpad(n::text, 12, '0'), ${acme.account.id}, ${id}, 'View ' || n, '' from generate_series(1, 200) n`.execute(
      api.store.db,
    )
    const refused = await save({ name: 'One more' }, acme.manager.credential)
    expect(refused).toMatchObject({ status: 409, body: { message: expect.stringContaining('200 views') } })
  })
})

describe('the views of a person’s own address', () => {
  test('are theirs alone', async () => {
    const as = acme.viewer.credential
    const view = { as, body: { name: 'Mine', search }, status: 201 }
    await api.read(SavedView, 'POST /api/acme-viewer/views', view)
    const list = await api.read(SavedViewList, 'GET /api/acme-viewer/views', { as })
    expect(list._embedded.views).toMatchObject([{ name: 'Mine' }])
    expect((await api.call('GET /api/acme-viewer/views', { as: acme.admin.credential })).status).toBe(404)
  })
})
