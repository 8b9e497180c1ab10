import { expect, test } from 'vitest'
import { acknowledgeFailures, cancelRun, listRuns, startRun, unacknowledgeFailures } from '#/lib/client/run.ts'
import { type RunsSelection, runsSearch } from '#/lib/client/runs-search.ts'
import { testingWireRun } from '#/lib/client/testing-wire-runs.ts'
import type { Fetch } from '#/lib/client/transport.ts'

const wireRun = testingWireRun('ba9876543210')

/** A runs API that answers everything alike and remembers the addresses. */
function answering(body: unknown): { fetch: Fetch; asked: string[] } {
  const asked: string[] = []
  const fetch: Fetch = async (path, init) => {
    asked.push(`${init?.method ?? 'GET'} ${path}`)
    return Response.json(body, { headers: { date: 'Fri, 07 Aug 2026 07:47:06 GMT' } })
  }
  return { fetch, asked }
}

test('a page of runs is asked for by its selection and finds the cursors in its links', async () => {
  const next = '/api/acme/runs?filter=state.eq.failed&after=eyJ%2Fx'
  const pagination = { per_page: 50, count: 1, total_count: 10_000, total_is_exact: false }
  const page = { _links: { next: { href: next } }, pagination, _embedded: { report_runs: [wireRun] } }
  const { fetch, asked } = answering(page)
  const selection: RunsSelection = {
    account: 'acme',
    report: '0123456789ab',
    filters: ['state.eq.failed', 'text.has.a b'],
    order: { column: 'duration', direction: 'asc' },
  }
  const found = await listRuns(fetch, 'acme', runsSearch(selection, { way: 'after', cursor: 'eyJ/a' }, 200))
  expect(asked).toEqual([
    'GET /api/acme/runs?filter=state.eq.failed&filter=text.has.a+b&filter=report.eq.0123456789ab' +
      '&order=asc&order_by=duration&after=eyJ%2Fa&per_page=200',
  ])
  expect(found).toMatchObject({ totalCount: 10_000, totalIsExact: false, nextCursor: 'eyJ/x', previousCursor: null })
  expect(found.runs[0]).toMatchObject({ reportName: 'Daily revenue', isLatest: true, canCancel: true })
})

test('a page of runs is read at the date of the answer, or with its youngest run when that is later in the second', async () => {
  const pagination = { per_page: 50, count: 0, total_count: 0, total_is_exact: true }
  const pageOf = (...runs: unknown[]) => answering({ _links: {}, pagination, _embedded: { report_runs: runs } }).fetch
  expect((await listRuns(pageOf(), 'acme', new URLSearchParams())).readAt).toBe('2026-08-07T07:47:06.000Z')
  expect((await listRuns(pageOf(wireRun), 'acme', new URLSearchParams())).readAt).toBe('2026-08-07T07:47:06.501Z')
})

test('starting and cancelling go where the specification says', async () => {
  const { fetch, asked } = answering(wireRun)
  await startRun(fetch, { account: 'acme', report: '0123456789ab', parameters: {} })
  await cancelRun(fetch, { account: 'acme', report: '0123456789ab', run: 'ba9876543210' })
  expect(asked).toEqual([
    'POST /api/acme/reports/0123456789ab/runs',
    'PATCH /api/acme/reports/0123456789ab/runs/ba9876543210/cancel',
  ])
})

test('taking note of a failure, and taking that back, are actions of the run', async () => {
  const acknowledged = { by: 'ada', at: '2026-08-07T07:47:06.501Z', note: null }
  const recovered_by = { token: '0123456789ab', completed_at: '2026-08-07T07:47:06.501Z' }
  const failure = { code: 'Timeout', message: '', fingerprint: 'f', query_token: null, is_open: false }
  const { fetch, asked } = answering({ ...wireRun, failure: { ...failure, recovered_by, acknowledged } })
  const meant = { account: 'acme', report: '0123456789ab', run: 'ba9876543210', isWithEarlier: true }
  const run = await acknowledgeFailures(fetch, meant, 'Known')
  await unacknowledgeFailures(fetch, meant)
  const path = '/api/acme/reports/0123456789ab/runs/ba9876543210'
  expect(asked).toEqual([`PATCH ${path}/acknowledge`, `PATCH ${path}/unacknowledge`])
  expect(run.failure).toMatchObject({ isOpen: false, recoveredBy: { token: '0123456789ab' }, acknowledged })
})
