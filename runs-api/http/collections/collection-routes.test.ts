import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Collection, CollectionList } from '#/lib/contract/collection.ts'
import { ReportList } from '#/lib/contract/report.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

let api: TestApp
let acme: TestWorkspace

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  const place = { accountId: acme.account.id, creatorId: acme.analyst.id }
  await addReport(api.store.db, { ...place, collectionId: acme.finance.id, name: 'In finance' })
  await addReport(api.store.db, { ...place, collectionId: acme.analyst.collectionId, name: 'Personal' })
})
afterAll(() => api.close())

describe('collections', () => {
  test("are the shared ones and one's own, in the list key of old", async () => {
    const as = acme.analyst.credential
    const list = await api.read(CollectionList, 'GET /api/acme/collections', { as })
    expect(list._embedded.spaces.map(({ name, space_type: type }) => [name, type])).toEqual([
      ['Finance', 'custom'],
      ['Person acme-analyst', 'private'],
    ])
    const [finance] = list._embedded.spaces
    expect(await api.read(Collection, `GET ${finance?._links['self']?.href}`, { as })).toEqual(finance)
  })

  test('leave the personal ones out with filter=custom, and refuse another filter', async () => {
    const as = acme.admin.credential
    const names = async (query: string) =>
      (await api.read(CollectionList, `GET /api/acme/spaces${query}`, { as }))._embedded.spaces.map(({ name }) => name)
    expect(await names('?filter=custom')).toEqual(['Finance'])
    expect(await names('?filter=all')).toHaveLength(5)
    expect(await api.call('GET /api/acme/spaces?filter=mine', { as })).toMatchObject({
      status: 400,
      body: { message: 'filter takes "all", "custom", not "mine".' },
    })
  })

  test('list the reports that lie in them', async () => {
    const path = `/api/acme/collections/${acme.finance.token}/reports`
    const list = await api.read(ReportList, `GET ${path}`, { as: acme.viewer.credential })
    expect(list._embedded.reports.map(({ name }) => name)).toEqual(['In finance'])
    expect(list._links).toEqual({ self: { href: path } })
    expect(list.pagination).toEqual({ page: 1, per_page: 20, count: 1, total_pages: 1, total_count: 1 })
  })

  test('that are not there are 404', async () => {
    const unknown = '/api/acme/collections/0123456789ab'
    for (const path of [unknown, `${unknown}/reports`]) {
      const { status, body } = await api.call(`GET ${path}`, { as: acme.viewer.credential })
      expect({ status, body }).toEqual({ status: 404, body: { id: 'not_found', message: 'collection not found' } })
    }
  })
})
