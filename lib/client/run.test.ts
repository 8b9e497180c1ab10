import { expect, test } from 'vitest'
import { cancelRun, listRuns, startRun } from '#/lib/client/run.ts'
import { runsSearch } from '#/lib/client/runs-search.ts'
import type { Fetch } from '#/lib/client/transport.ts'

const wireRun = {
  token: 'ba9876543210',
  state: 'enqueued',
  python_state: 'none',
  parameters: { region: 'north' },
  form_fields: [],
  is_latest_report_run: 'true',
  is_latest_successful_report_run: 'false',
  has_more_recent_successful_run_available: false,
  report_has_failures_since_last_success: false,
  created_at: '2026-08-07T07:47:06.501Z',
  updated_at: '2026-08-07T07:47:06.501Z',
  completed_at: null,
  purge_started_at: null,
  purge_completed_at: null,
  pusher_channel_name: 'x',
  started_at: null,
  queue_seconds: null,
  duration_seconds: null,
  trigger: 'manual',
  failure: null,
  report_name: 'Daily revenue',
  report_token: '0123456789ab',
  executed_by: 'ada',
  _links: {},
  _forms: { cancel: { method: 'patch', action: '/api/x/cancel' } },
  _embedded: {},
}

/** A runs API that answers everything alike and remembers the addresses. */
function answering(body: unknown): { fetch: Fetch; asked: string[] } {
  const asked: string[] = []
  const fetch: Fetch = async (path, init) => {
    asked.push(`${init?.method ?? 'GET'} ${path}`)
    return Response.json(body)
  }
  return { fetch, asked }
}

test('a page of runs keeps the filters of the address and finds the cursors in its links', async () => {
  const next = '/api/acme/runs?filter=state.eq.failed&after=eyJ%2Fx'
  const pagination = { per_page: 50, count: 1, total_count: 10_000, total_is_exact: false }
  const page = { _links: { next: { href: next } }, pagination, _embedded: { report_runs: [wireRun] } }
  const { fetch, asked } = answering(page)
  const address = new URLSearchParams('filter=state.eq.failed&filter=text.has.a+b&order=asc&utm=x&after=')
  const found = await listRuns(fetch, 'acme', runsSearch(address, '0123456789ab'))
  expect(asked).toEqual([
    'GET /api/acme/runs?filter=state.eq.failed&filter=text.has.a+b&order=asc&filter=report.eq.0123456789ab&per_page=50',
  ])
  expect(found).toMatchObject({ totalCount: 10_000, totalIsExact: false, nextCursor: 'eyJ/x', previousCursor: null })
  expect(found.runs[0]).toMatchObject({ reportName: 'Daily revenue', isLatest: true, canCancel: true })
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
