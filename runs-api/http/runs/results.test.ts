import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QueryRunList, QueryRunResult } from '#/lib/contract/query-run.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import type { TestReport } from '#/runs-api/http/testing/test-report.ts'
import { completePurge } from '#/runs-api/store/runs/purge-runs.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport
let run: ReportRun

const name = 'Umsätze "2026" / Q3'

beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ Numbers: "select range as n, 'a,\"b' as t from range(1000)" }, name)
  run = await it.run(report)
})
afterAll(() => it.close())

const get = (path: string | undefined, headers: Record<string, string> = {}) =>
  it.call(`GET ${path}`, { as: it.acme.viewer.credential, headers })

async function bytes(path: string | undefined, headers: Record<string, string> = {}) {
  const authorization = basic(it.acme.viewer.credential)
  const request = new Request(`http://runs.test${path}`, { headers: { ...headers, authorization } })
  const response = await it.system.app.fetch(request, {})
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const results = (of: ReportRun) => `${of._links['self']?.href}/results`

describe('the results of a run', () => {
  test('are a CSV to keep: quoted header, no byte order mark, named for report and run', async () => {
    const { status, headers, text } = await get(run._links['content']?.href)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(text.startsWith('"n","t"\n0,"a,""b"\n')).toBe(true)
    expect(text.trimEnd().split('\n')).toHaveLength(1_001)
    const disposition = headers.get('content-disposition') ?? ''
    expect(disposition).toContain(`filename="Umsatze _2026_ _ Q3 ${run.token}.csv"`)
    expect(disposition).toContain(`filename*=UTF-8''Ums%C3%A4tze%20_2026_%20_%20Q3%20${run.token}.csv`)
  })

  test('are the same at the report, as long as no later run is there', async () => {
    const latest = await get(`/api/acme/reports/${report.token}/results/content.csv`)
    expect(latest.text).toBe((await get(run._links['content']?.href)).text)
  })

  test('are rows as JSON, as many as are asked for', async () => {
    expect((await get(`${results(run)}/content.json?limit=2`)).body).toEqual([
      { n: 0, t: 'a,"b' },
      { n: 1, t: 'a,"b' },
    ])
    expect((await get(`${results(run)}/content.json?limit=0`)).body).toEqual([])
    expect((await get(`${results(run)}/content.json`)).body).toHaveLength(1_000)
  })

  test.each(['-1', 'x', '1.5', ''])('with limit "%s" are refused with what it takes', async (limit) => {
    const { status, body } = await get(`${results(run)}/content.json?limit=${limit}`)
    expect([status, body]).toMatchObject([400, { id: 'bad_request', message: expect.stringContaining('limit takes') }])
  })

  test('come compressed to those who accept it', async () => {
    const { response, bytes: body } = await bytes(run._links['content']?.href, { 'accept-encoding': 'gzip' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(body.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]))
    expect(body.length).toBeLessThan(8_000)
  })

  test('say their size and lie behind addresses that need no credentials', async () => {
    const list = QueryRunList.parse((await get(run._links['query_runs']?.href)).body)
    const { body } = await get(list._embedded.query_runs[0]?._links['result']?.href)
    const result = QueryRunResult.parse(body)
    expect(result).toMatchObject({ count: 1_000, state: 'succeeded', csv_href: result._links['csv']?.href })
    const { pathname, search } = new URL(result.json_href)
    expect((await it.call(`GET ${pathname}${search}&limit=1`)).body).toEqual([{ n: 0, t: 'a,"b' }])
  })
})

describe('several queries', () => {
  test('come as a zip with one CSV each', async () => {
    const several = await it.report({ One: 'select 1 as one', 'Two/2': 'select 2 as two' })
    const { response, bytes: zip } = await bytes((await it.run(several))._links['content']?.href)
    expect(response.headers.get('content-type')).toBe('application/zip')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+\.zip"/)
    expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
    const text = zip.toString('latin1')
    expect([text.includes('One.csv'), text.includes('Two_2.csv')]).toEqual([true, true])
  })

  test.each([['One'], ['One', 'Two']])('%j asked for their head alone are no failure', async (...names) => {
    const queries = Object.fromEntries(names.map((name) => [name, 'select 1 as one']))
    const { href = '' } = (await it.run(await it.report(queries)))._links['content'] ?? {}
    const { status, text } = await it.call(`HEAD ${href}`, { as: it.acme.viewer.credential })
    expect([status, text]).toEqual([200, ''])
  })

  test('of which one failed keep what the others gave, and the run has no content link', async () => {
    const mixed = await it.report({ Good: 'select 1 as one', Bad: 'select nope' })
    const failed = await it.run(mixed)
    expect([failed.state, failed._links['content']]).toEqual(['failed', undefined])
    expect((await get(`${results(failed)}/content.json`)).body).toEqual([{ one: 1 }])
  })
})

describe('results that are not there', () => {
  const notFound = { status: 404, body: { id: 'not_found', message: 'run results not found' } }

  test('because the run was purged are 404, and the run stays', async () => {
    const purged = await it.run(report)
    const { rows } = await sql<{ id: number }>`select id from report_runs where token = ${purged.token}`.execute(
      it.system.store.db,
    )
    await it.system.engine.results.removeRun(report.token, purged.token)
    await completePurge(
      it.system.store.db,
      rows.map(({ id }) => id),
    )
    for (const file of ['content.csv', 'content.json']) {
      expect(await get(`${results(purged)}/${file}`)).toMatchObject(notFound)
    }
    const now = ReportRun.parse((await get(purged._links['self']?.href)).body)
    expect([now.state, now._links['content']]).toEqual(['succeeded', undefined])
    expect(now.purge_completed_at).not.toBeNull()
    const list = QueryRunList.parse((await get(now._links['query_runs']?.href)).body)
    const [queryRun] = list._embedded.query_runs
    expect(queryRun?._links['result']).toBeUndefined()
    expect(await get(`${queryRun?._links['self']?.href}/results`)).toMatchObject(notFound)
  })

  test('because everything failed, or nothing ever ran, are 404', async () => {
    const failing = await it.report({ Bad: 'select nope' })
    expect(await get(`/api/acme/reports/${failing.token}/results/content.csv`)).toMatchObject(notFound)
    const failed = await it.run(failing)
    for (const file of ['content.csv', 'content.json']) {
      expect(await get(`${results(failed)}/${file}`)).toMatchObject(notFound)
    }
  })
})

describe('what does not exist', () => {
  const unknown = '0123456789ab'

  test.each([
    [`/api/nowhere/reports/${unknown}/runs`, 'account not found'],
    [`/api/acme/reports/${unknown}/runs`, 'report not found'],
    [`/api/acme/reports/${unknown}/results/content.csv`, 'report not found'],
    [`/api/acme/reports/{report}/runs/${unknown}`, 'run not found'],
    [`/api/acme/reports/{report}/runs/${unknown}/query_runs`, 'run not found'],
    [`/api/acme/reports/{report}/runs/${unknown}/results/content.csv`, 'run not found'],
    [`/api/acme/reports/{report}/runs/{run}/query_runs/${unknown}`, 'query run not found'],
    [`/api/acme/reports/{report}/runs/{run}/query_runs/${unknown}/results`, 'query run not found'],
    [`/api/acme/reports/{report}/runs/{run}/query_runs/${unknown}/results/content.csv`, 'run results not found'],
    [`/api/acme/reports/{report}/runs/{run}/duplicates/${unknown}`, 'duplicate not found'],
    [`/api/acme/reports/{report}/schedules/${unknown}`, 'schedule not found'],
    [`/api/acme/reports/{report}/queries/${unknown}`, 'query not found'],
    [`/api/acme/collections/${unknown}`, 'collection not found'],
    [`/api/acme/data_sources/${unknown}`, 'data source not found'],
    ['/api/acme/reports/{report}/runs/{run}/nothing', 'request path not recognized'],
  ])('%s is 404: %s', async (path, message) => {
    const { status, body } = await get(path.replace('{report}', report.token).replace('{run}', run.token))
    expect({ status, body }).toEqual({ status: 404, body: { id: 'not_found', message } })
  })

  test('is also a run of another report', async () => {
    const other = await it.report({ One: 'select 1' })
    expect(await get(`/api/acme/reports/${other.token}/runs/${run.token}`)).toMatchObject({
      status: 404,
      body: { message: 'run not found' },
    })
  })
})
