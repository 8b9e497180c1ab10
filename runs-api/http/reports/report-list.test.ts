import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReportList } from '#/lib/contract/report.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addEndedRun, addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

let api: TestApp
let acme: TestWorkspace

/** Forty reports on four moments, in the order in which they were made. */
const madeAt = Array.from({ length: 40 }, (_, number) => new Date(Date.UTC(2026, 0, 1 + ((number * 7) % 4))))
const tokens: string[] = []

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  const place = { accountId: acme.account.id, collectionId: acme.finance.id, creatorId: acme.analyst.id }
  for (const [number, createdAt] of madeAt.entries()) {
    const { token } = await addReport(api.store.db, { ...place, name: `Report ${number}`, createdAt })
    tokens.push(token)
  }
})
afterAll(() => api.close())

const list = (query: string) => api.read(ReportList, `GET /api/acme/reports${query}`, { as: acme.viewer.credential })

/** Follows `next_page` from the first page to the last. */
async function followed(query: string): Promise<string[]> {
  const found: string[] = []
  for (let next: string | undefined = query; next !== undefined;) {
    const page: ReportList = await list(next)
    found.push(...page._embedded.reports.map(({ token }) => token))
    next = page._links['next_page']?.href.replace('/api/acme/reports', '')
  }
  return found
}

type Asked = { operator: string; day: number; direction: 'asc' | 'desc' }

/** The same, sorted and filtered in plain words. */
function expected({ operator, day, direction }: Asked): string[] {
  const limit = Date.UTC(2026, 0, day)
  const holds: Record<string, (at: number) => boolean> = { gt: (at) => at > limit, lt: (at) => at < limit }
  const sign = direction === 'asc' ? 1 : -1
  return tokens
    .map((token, number) => ({ token, number, at: madeAt[number]?.getTime() ?? 0 }))
    .filter(({ at }) => holds[operator]?.(at))
    .toSorted((a, b) => sign * (a.at - b.at || a.number - b.number))
    .map(({ token }) => token)
}

describe('the list of reports', () => {
  test('followed page by page holds every report once, in order, for any filter', async () => {
    const asked = fc.record({
      operator: fc.constantFrom('gt', 'lt'),
      day: fc.integer({ min: 0, max: 6 }),
      direction: fc.constantFrom('asc', 'desc'),
      column: fc.constantFrom('created_at', 'updated_at'),
      perPage: fc.integer({ min: 1, max: 15 }),
    } as const)
    await fc.assert(
      fc.asyncProperty(asked, async ({ column, perPage, ...wanted }) => {
        const day = new Date(Date.UTC(2026, 0, wanted.day)).toISOString()
        const filter = `${column}.${wanted.operator}.${day}`
        const query = `?filter=${filter}&order=${wanted.direction}&order_by=${column}&per_page=${perPage}`
        expect(await followed(query)).toEqual(expected(wanted))
      }),
      { numRuns: 15 },
    )
  })

  test('says where a page stands, and links only to pages that exist', async () => {
    const hrefs = async (query: string) => {
      const { _links: links, pagination } = await list(query)
      return { pagination, next: links['next_page']?.href, previous: links['prev_page']?.href }
    }
    expect(await hrefs('?order=asc')).toEqual({
      pagination: { page: 1, per_page: 20, count: 20, total_pages: 2, total_count: 40 },
      next: '/api/acme/reports?order=asc&page=2',
      previous: undefined,
    })
    expect(await hrefs('?page=2&order=asc')).toMatchObject({
      next: undefined,
      previous: '/api/acme/reports?page=1&order=asc',
    })
    expect(await hrefs('?page=3')).toMatchObject({
      pagination: { page: 3, count: 0, total_count: 40 },
      previous: '/api/acme/reports?page=2',
    })
    expect(await hrefs('?page=9999999999')).toMatchObject({ next: undefined, previous: undefined })
  })

  test('goes by name whatever the case, and holds those whose name has the words, or which are named', async () => {
    const namesOf = async (query: string) => (await list(query))._embedded.reports.map(({ name }) => name)
    const byName = Array.from(madeAt, (_, number) => `Report ${number}`).toSorted()
    expect(await namesOf('?order_by=name&per_page=200')).toEqual(byName)
    expect(await namesOf('?order_by=name&order=desc&search=3%20%20PORT')).toEqual(
      byName.filter((name) => name.includes('3')).toReversed(),
    )
    expect(await namesOf('?search=100%25')).toEqual([])
    expect(await namesOf(`?order_by=name&report=${tokens[7]},${tokens[2]},ffffffffffff`)).toEqual([
      'Report 2',
      'Report 7',
    ])
  })

  test('takes a second filter: both must hold', async () => {
    const query = '?filter=created_at.gt.2026-01-01&filter=created_at.lt.2026-01-03&per_page=200'
    const { pagination, _embedded: embedded } = await list(query)
    expect(pagination).toMatchObject({ per_page: 200, total_count: 10 })
    expect(new Set(embedded.reports.map(({ created_at: at }) => at))).toEqual(new Set(['2026-01-02T00:00:00.000Z']))
  })

  test.each([
    ['page=0', 'page takes a whole number from 1, not "0".'],
    ['page=-1', 'page takes a whole number from 1'],
    ['page=', 'page takes a whole number from 1'],
    ['page=1e3', 'page takes a whole number from 1'],
    ['page=99999999999999999999', 'page takes a whole number from 1'],
    ['per_page=x', 'per_page takes a whole number from 1'],
    ['page=1&page=2', 'page takes a text, not ["1","2"].'],
    ['filter=created_at', 'filter "created_at": is written'],
    ['filter=created_at.gt.tomorrow', '"tomorrow" is not a value of created_at'],
    ['filter=state.eq.failed', 'Reports are filtered by created_at, updated_at, not by state.'],
    ['order_by=duration', 'there are asc, desc and created_at, updated_at, name, health'],
    ['order=up', 'order "up" is neither a direction nor a column'],
    ['archived=maybe', 'archived takes "true", "false", not "maybe".'],
  ])('refuses ?%s and says why', async (query, message) => {
    const { status, text } = await api.call(`GET /api/acme/reports?${query}`, { as: acme.viewer.credential })
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ id: 'bad_request', message: expect.stringContaining(message) })
  })

  test('clamps a page that is too large without a word', async () => {
    expect((await list('?per_page=100000')).pagination.per_page).toBe(200)
  })
})

test('by health those that fail come first, then those that failed with other parameters, each by name', async () => {
  const { db } = api.store
  const globex = await addWorkspace(db, 'globex')
  const place = { accountId: globex.account.id, collectionId: globex.finance.id, creatorId: globex.analyst.id }
  const add = (name: string) => addReport(db, { ...place, name })
  const end = (report: TestReport, state: 'succeeded' | 'failed', minute: number) => {
    const startedAt = new Date(Date.UTC(2026, 6, 1, 8, minute))
    return addEndedRun(db, report, { state, executedById: globex.analyst.id, startedAt, seconds: 1 })
  }
  const [open, failing, good] = [await add('alpha'), await add('zeta'), await add('Beta')]
  await add('gamma')
  for (const report of [open, failing, good]) await end(report, report === good ? 'succeeded' : 'failed', 1)
  await end(failing, 'failed', 2)
  await sql`insert into report_runs (token, account_id, report_id, version_id, state, parameters, parameters_digest,
      created_at, started_at, completed_at, executed_by, trigger)
    select 'abcdef012345', account_id, report_id, version_id, 'succeeded', '{"day": 1}', gen_random_uuid(), created_at
      + interval '1 h', created_at + interval '1 h', created_at + interval '2 h', executed_by, trigger
    from report_runs where report_id = ${open.id}`.execute(db)
  const listed = async (order: string) => {
    const query = `?order_by=health&order=${order}&strip=5`
    const found = await api.read(ReportList, `GET /api/globex/reports${query}`, { as: globex.viewer.credential })
    return found._embedded.reports.map(({ name }) => name)
  }
  expect(await listed('asc')).toEqual(['zeta', 'alpha', 'Beta', 'gamma'])
  expect(await listed('desc')).toEqual(['gamma', 'Beta', 'alpha', 'zeta'])
})
