import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FailureGroupList } from '#/lib/contract/failure-group.ts'
import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
const hourMs = 3_600_000
const reports: TestReport[] = []
const slowSource = 'Reading orders took longer than'

async function fail(report: TestReport, message: string, of: { hoursAgo: number; isRecovered?: boolean }) {
  const { db } = it.system.store
  const startedAt = new Date(Date.now() - of.hoursAgo * hourMs)
  const run = { state: 'failed', startedAt, seconds: 1, executedById: it.acme.analyst.id } as const
  const token = await addEndedRun(db, report, run)
  const fingerprint = failureFingerprint('Timeout', message)
  await sql`update report_runs set failure_message = ${message}, failure_fingerprint = ${fingerprint},
    recovered_by = case when ${of.isRecovered ?? false} then id end,
    recovered_at = case when ${of.isRecovered ?? false} then completed_at end where token = ${token}`.execute(db)
  return token
}

beforeAll(async () => {
  it = await openTestSystem()
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) reports.push(await it.report({ One: 'select 1' }, name))
  for (const report of reports) await fail(report, `${slowSource} ${report.id} s`, { hoursAgo: 30, isRecovered: true })
  const [a, b, c] = reports
  if (a === undefined || b === undefined || c === undefined) throw new Error('There are six reports')
  await fail(a, `${slowSource} 30 s`, { hoursAgo: 2 })
  await fail(b, 'Division by zero, row 5', { hoursAgo: 1, isRecovered: true })
  await fail(b, 'Division by zero, row 7', { hoursAgo: 900, isRecovered: true })
  await fail(c, 'Long ago, but open', { hoursAgo: 4_000 })
  await fail(c, 'Long ago and mended', { hoursAgo: 4_000, isRecovered: true })
})
afterAll(() => it.close())

const ask = (query: string) => it.call(`GET /api/acme/failures?${query}`, { as: it.acme.viewer.credential })
const groupsOf = async (query: string) => FailureGroupList.parse((await ask(query)).body)._embedded.failures

describe('failure groups', () => {
  test('gather recent and open failures by their reasons, those last seen first', async () => {
    const groups = await groupsOf('span=7d')
    expect(groups).toMatchObject([
      { message: 'Division by zero, row 5', count: 1, open_count: 0, reports_count: 1 },
      { message: `${slowSource} 30 s`, count: 7, open_count: 1, reports_count: 6 },
      { message: 'Long ago, but open', count: 0, open_count: 1, reports: [{ name: 'C' }] },
    ])
    const [zero, slow] = groups
    expect(slow?.reports.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(Date.parse(zero?.last_seen_at ?? '') - Date.parse(zero?.first_seen_at ?? '')).toBeCloseTo(899 * hourMs, -4)
  })

  test('are counted in the span, and ordered by that when asked', async () => {
    const counts = (await groupsOf('span=24h&order_by=count&order=asc')).map(({ message, count }) => [message, count])
    expect(counts.map(([, count]) => count)).toEqual([0, 1, 1])
  })

  test('lead to their runs, and come page by page', async () => {
    const list = FailureGroupList.parse((await ask('span=7d&order_by=count')).body)
    const [first] = list._embedded.failures
    expect([list.pagination.total_count, first?.count]).toEqual([3, 7])
    const runs = await it.call(`GET ${first?._links['runs']?.href}&page=1`, { as: it.acme.viewer.credential })
    expect(runs.body).toMatchObject({ pagination: { total_count: 7 } })
    const second = FailureGroupList.parse((await ask('per_page=2&page=2')).body)
    expect(second.pagination).toMatchObject({ count: 1, total_count: 3, total_pages: 2 })
    const beyond = FailureGroupList.parse((await ask('page=9')).body)
    expect(beyond.pagination).toMatchObject({ count: 0, total_count: 3, total_pages: 1 })
  })

  test('leave out what the caller does not see', async () => {
    const { db } = it.system.store
    const [, , c] = reports
    await sql`update reports set collection_id = ${it.acme.admin.collectionId} where id = ${c?.id}`.execute(db)
    const groups = await groupsOf('span=7d')
    expect(groups.map(({ reports_count: count }) => count)).toEqual([1, 5])
    await sql`update reports set collection_id = ${it.acme.finance.id} where id = ${c?.id}`.execute(db)
  })

  test("are told of one's own collections below one's own address", async () => {
    const { admin } = it.acme
    const own = await it.call(`GET /api/acme-admin/failures`, { as: admin.credential })
    expect(FailureGroupList.parse(own.body)._embedded.failures).toEqual([])
  })

  test.each([
    ['span=100y', 'span takes "24h", "7d", "30d", "90d", not "100y"'],
    ['order_by=name', 'order_by takes'],
    ['page=0', 'page takes a whole number from 1'],
  ])('refuse ?%s and say why', async (query, message) => {
    const { status, body } = await ask(query)
    expect([status, body]).toMatchObject([400, { message: expect.stringContaining(message) }])
  })
})
