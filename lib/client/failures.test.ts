import { expect, test } from 'vitest'
import { listFailureGroups } from '#/lib/client/failures.ts'

const at = '2026-08-07T07:47:06.501Z'

test('groups of failures are asked for by span, order and page, and name the filter of their runs', async () => {
  const asked: string[] = []
  const group = {
    fingerprint: '37be2d65d4d4',
    code: 'Timeout',
    message: 'It took too long.',
    first_seen_at: at,
    last_seen_at: at,
    count: 7,
    open_count: 1,
    reports: [{ token: '0123456789ab', name: 'Revenue' }],
    reports_count: 1,
    _links: { runs: { href: '/api/acme/runs?filter=failure.eq.37be2d65d4d4' } },
  }
  const pagination = { page: 2, per_page: 50, count: 1, total_pages: 2, total_count: 51 }
  const body = { _links: {}, span: { from: at, to: at }, pagination, _embedded: { failures: [group] } }
  const fetch = async (path: string) => {
    asked.push(path)
    return Response.json(body)
  }
  const found = await listFailureGroups(fetch, 'acme', { span: '30d', orderBy: 'count', page: 2 })
  expect(asked).toEqual(['/api/acme/failures?span=30d&order_by=count&page=2&per_page=50'])
  expect(found).toMatchObject({ totalCount: 51, pagesCount: 2 })
  expect(found.groups).toMatchObject([{ openCount: 1, reportsCount: 1, filter: 'failure.eq.37be2d65d4d4' }])
})
