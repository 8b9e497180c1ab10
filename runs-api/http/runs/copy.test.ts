import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QueryRunList } from '#/lib/contract/query-run.ts'
import { ReportRunDuplicate } from '#/lib/contract/report-run-duplicate.ts'
import { ReportRunList } from '#/lib/contract/report-run-list.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { Report } from '#/lib/contract/report.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { saveVersion } from '#/runs-api/store/reports/save-version.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport
let run: ReportRun

const source = 'select region, count(*) as orders from orders group by 1 order by 1'

/** Gives the report another name and other SQL than its run had. */
async function changeReport(): Promise<void> {
  const { db } = it.system.store
  const queries = [{ token: '0123456789ab', name: 'New', dataSource: 'shop', source: 'select 2 as two', limit: null }]
  const versionId = await saveVersion(db, { name: 'Changed', description: '', queries })
  await sql`update reports set version_id = ${versionId} where id = ${report.id}`.execute(db)
}

beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ Orders: source }, 'Orders by region')
  run = await it.run(report)
  await changeReport()
})
afterAll(() => it.close())

const self = () => run._links['self']?.href ?? ''
const asAnalyst = () => it.acme.analyst.credential
const post = (path: string, as: Credential = asAnalyst()) => it.call(`POST ${path}`, { as })
const get = (path: string | undefined, as: Credential = asAnalyst()) => it.call(`GET ${path}`, { as })

describe('a clone', () => {
  const clone = async () => Report.parse((await post(run._links['clone']?.href ?? '')).body)

  test('is a report of its own, named for its source, in the personal collection of the caller, without runs', async () => {
    const copy = await clone()
    expect(copy).toMatchObject({ name: 'Copy of Orders by region', runs_count: 0, last_successful_run_token: null })
    expect(copy.token).not.toBe(report.token)
    expect((await get(copy._links['space']?.href)).body).toMatchObject({ space_type: 'private' })
    expect((await get(copy._links['creator']?.href)).body).toMatchObject({ username: 'acme-analyst' })
    const runs = ReportRunList.parse((await get(copy._links['report_runs']?.href)).body)
    expect(runs._embedded.report_runs).toEqual([])
  })

  test('holds the SQL that the run had, not that of today', async () => {
    const { body } = await get((await clone())._links['queries']?.href)
    expect(body).toMatchObject({ _embedded: { queries: [{ name: 'Orders', raw_query: source }] } })
    const today = await get(`/api/acme/reports/${report.token}/queries`)
    expect(today.body).toMatchObject({ _embedded: { queries: [{ name: 'New', raw_query: 'select 2 as two' }] } })
  })

  test('can be run', async () => {
    const copy = await clone()
    const started = ReportRun.parse((await post(`${copy._links['self']?.href}/runs`)).body)
    const ended = await it.ended({ ...report, token: copy.token }, started.token)
    expect(ended.state).toBe('succeeded')
    expect((await get(ended._links['content']?.href)).text).toBe('"region","orders"\nEU,2\nUS,1\n')
  })

  test('is refused to a workspace API key in the words of the specification', async () => {
    const { status, body } = await post(`${self()}/clone`, it.acme.key)
    expect({ status, body }).toEqual({
      status: 400,
      body: { id: 'bad_request', message: 'Cloning is not supported with workspace API keys' },
    })
  })
})

describe('a duplicate', () => {
  async function ended(duplicate: ReportRunDuplicate): Promise<ReportRunDuplicate> {
    const asked = async () => ReportRunDuplicate.parse((await get(duplicate._links['self']?.href)).body)
    await expect.poll(async () => (await asked()).state, { timeout: 20_000 }).not.toMatch(/enqueued|running/)
    return asked()
  }
  const duplicate = async (query = '', as?: Credential) =>
    ReportRunDuplicate.parse((await post(`${self()}/duplicates${query}`, as)).body)

  test('is on its way at first, and then says which report it made', async () => {
    const first = await duplicate()
    expect(first).toMatchObject({ state: 'enqueued', report_token: null, completed_at: null, error_message: null })
    expect(first._links['duplicated_report']).toBeUndefined()
    const done = await ended(first)
    expect(done).toMatchObject({ state: 'succeeded', completed_at: expect.any(String) })
    expect(done._links['duplicated_report']?.href).toBe(`/api/acme/reports/${done.report_token}`)
  })

  test('has a copy of the run and its results, so that it opens without running', async () => {
    const done = await ended(await duplicate())
    const copy = Report.parse((await get(done._links['duplicated_report']?.href)).body)
    expect(copy).toMatchObject({ name: 'Copy of Orders by region', runs_count: 1 })
    const opened = ReportRun.parse((await get(copy._links['last_successful_run']?.href)).body)
    expect(opened).toMatchObject({ state: 'succeeded', created_at: run.created_at, completed_at: run.completed_at })
    expect(opened.token).not.toBe(run.token)
    expect((await get(opened._links['content']?.href)).text).toBe('"region","orders"\nEU,2\nUS,1\n')
    const { _embedded } = QueryRunList.parse((await get(opened._links['query_runs']?.href)).body)
    expect(_embedded.query_runs).toMatchObject([{ state: 'succeeded', query_name: 'Orders', raw_source: source }])
  })

  test('goes into the collection that is asked for, with a workspace API key too', async () => {
    for (const as of [asAnalyst(), it.acme.key]) {
      const done = await ended(await duplicate(`?collection_id=${it.acme.finance.token}`, as))
      const copy = Report.parse((await get(done._links['duplicated_report']?.href)).body)
      expect(copy.space_token).toBe(it.acme.finance.token)
    }
  })

  test.each(['000000000000', 'x', '0'.repeat(400)])('into a collection "%s" that is not there is 400', async (id) => {
    const { status, body } = await post(`${self()}/duplicates?collection_id=${id}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ id: 'bad_request', message: expect.stringContaining('is not a collection you can') })
  })

  test("into somebody else's personal collection is 400", async () => {
    const { rows } = await sql<{ token: string }>`select token from collections
      where id = ${it.acme.manager.collectionId}`.execute(it.system.store.db)
    expect((await post(`${self()}/duplicates?collection_id=${rows[0]?.token}`)).status).toBe(400)
  })

  test('of a run that is not over is 400', async () => {
    const slow = await it.report({ Slow: 'select count(*) from range(1000000000) a, range(1000000000) b' })
    const active = ReportRun.parse((await post(`/api/acme/reports/${slow.token}/runs`)).body)
    const refused = await post(`${active._links['self']?.href}/duplicates`)
    expect([refused.status, refused.body]).toMatchObject([400, { message: expect.stringContaining('not over yet') }])
    expect((await it.call(`PATCH ${active._links['self']?.href}/cancel`, { as: asAnalyst() })).status).toBe(200)
  })
})
