import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReportRunList } from '#/lib/contract/report-run-list.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import { addEndedRun, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
let report: TestReport

const runCount = 1_203
const start = Date.parse('2026-08-07T07:00:00.000Z')

beforeAll(async () => {
  it = await openTestSystem()
  report = await it.report({ One: 'select 1' }, 'Revenue, "net"')
  const run = { executedById: it.acme.analyst.id, seconds: 2 }
  const moments = Array.from({ length: runCount }, (_, at) => new Date(start + at * 1000))
  for (const [at, startedAt] of moments.entries()) {
    await addEndedRun(it.system.store.db, report, { ...run, state: at % 10 === 0 ? 'failed' : 'succeeded', startedAt })
  }
  await sql`update report_runs set failure_message = ${'two\nlines, "quoted"'} where failure_code is not null`.execute(
    it.system.store.db,
  )
})
afterAll(() => it.close())

const get = (path: string) => it.call(`GET /api/acme/runs${path}`, { as: it.acme.viewer.credential })
const records = (text: string) => text.split('\r\n').slice(1, -1)

async function openTransactions(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and xact_start is not null and query like 'fetch%'`.execute(it.system.store.db)
  return rows[0]?.count ?? 0
}

/** An export that has begun and waits for its reader. */
async function openExport() {
  const authorization = basic(it.acme.viewer.credential)
  const request = new Request('http://runs.test/api/acme/runs/export.csv', { headers: { authorization } })
  const { body } = await it.system.app.fetch(request, {})
  return body?.getReader()
}

describe('the export of runs', () => {
  test.each([
    '',
    '?filter=state.eq.failed',
    '?order=asc',
    '?order_by=state&order=desc',
    '?filter=created_at.gte.2026-08-07T07:10:00Z&order_by=report',
  ])('%s holds every run of the list, in its order', async (query) => {
    const list = ReportRunList.parse((await get(`${query === '' ? '?' : `${query}&`}page=1`)).body)
    const { status, text } = await get(`/export.csv${query}`)
    const tokens = records(text).map((record) => record.slice(0, 12))
    expect([status, tokens.length]).toEqual([200, list.pagination.total_count])
    expect(tokens.slice(0, 20)).toEqual(list._embedded.report_runs.map(({ token }) => token))
    expect(new Set(tokens).size).toBe(tokens.length)
  })

  test('is RFC 4180 to keep, with a header', async () => {
    const { headers, text } = await get('/export.csv?filter=created_at.eq.2026-08-07T07:00:00Z')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="acme-runs-\d{4}-\d\d-\d\d\.csv"/)
    const token = text.split('\r\n')[1]?.slice(0, 12) ?? ''
    expect(text.replace(/https?:\/\/[^/]+/, '')).toBe(
      `${[
        'token,report,report_token,state,trigger,executed_by,created_at,started_at,completed_at,queue_seconds,' +
          'duration_seconds,failure_code,failure_message,parameters,address',
        `${token},"Revenue, ""net""",${report.token},failed,manual,acme-analyst,2026-08-07T07:00:00.000Z,` +
          '2026-08-07T07:00:00.000Z,2026-08-07T07:00:02.000Z,0,2,Timeout,"two\nlines, ""quoted""",{},' +
          `/acme/reports/${report.token}/runs/${token}`,
      ].join('\r\n')}\r\n`,
    )
  })

  test('refuses a bad filter or order before the first byte', async () => {
    for (const query of ['filter=nope.eq.1', 'order_by=nope']) {
      const { status, body } = await get(`/export.csv?${query}`)
      expect([status, body]).toMatchObject([400, { id: 'bad_request' }])
    }
  })

  test('holds parameters whole, however large, and every number as it was given', async () => {
    const large = { text: 'ä"\n'.repeat(60_000), wide: 'x'.repeat(200_000) }
    const parameters = `${JSON.stringify(large).slice(0, -1)},"id":12345678901234567890}`
    await sql`update report_runs set parameters = ${parameters}::jsonb where created_at >= '2026-08-07T07:19:50Z'`.execute(
      it.system.store.db,
    )
    const { text } = await get('/export.csv?filter=created_at.gte.2026-08-07T07:19:50Z')
    const written = text.slice(text.indexOf('"{'), text.indexOf('}"') + 2)
    expect(text.split('12345678901234567890')).toHaveLength(14)
    expect(JSON.parse(written.slice(1, -1).replaceAll('""', '"'))).toMatchObject(large)
    await sql`update report_runs set parameters = '{}'`.execute(it.system.store.db)
  })

  test('may be had twice at a time by one caller, and holds up nobody else', async () => {
    const [first, second] = [await openExport(), await openExport()]
    const { status, headers, body } = await get('/export.csv')
    expect([status, headers.get('retry-after')]).toEqual([429, '10'])
    expect(body).toMatchObject({ id: 'too_many_requests', message: expect.stringContaining('exports') })
    expect((await it.call('GET /api/acme/runs/export.csv', { as: it.acme.analyst.credential })).status).toBe(200)
    const lists = Array.from({ length: 20 }, () => get('?per_page=2'))
    expect((await Promise.all(lists)).map((list) => list.status)).toEqual(lists.map(() => 200))
    await first?.cancel()
    expect((await get('/export.csv')).status).toBe(200)
    await second?.cancel()
  })

  test('asked for its head alone keeps no place', async () => {
    const authorization = basic(it.acme.viewer.credential)
    for (let times = 0; times < 4; times += 1) {
      const request = new Request('http://runs.test/api/acme/runs/export.csv', {
        method: 'HEAD',
        headers: { authorization },
      })
      expect((await it.system.app.fetch(request, {})).status).toBe(200)
    }
    expect(await openTransactions()).toBe(0)
  })

  test('lets go of the store when the reader leaves', async () => {
    const reader = await openExport()
    for (let chunks = 0; chunks < 2; chunks += 1) await reader?.read()
    expect(await openTransactions()).toBe(1)
    await reader?.cancel()
    expect(await openTransactions()).toBe(0)
  })

  test('breaks off when the store fails half-way', async () => {
    const reader = await openExport()
    for (let chunks = 0; chunks < 2; chunks += 1) await reader?.read()
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and xact_start is not null and query like 'fetch%'`.execute(it.system.store.db)
    const readAll = async (): Promise<void> => {
      while ((await reader?.read())?.done === false);
    }
    await expect(readAll()).rejects.toThrow()
    expect((await get('/export.csv?filter=state.eq.failed')).status).toBe(200)
  })
})
