import { InfiniteQueryObserver, hashKey } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { testingWirePage } from '#/lib/client/testing-wire-runs.ts'
import { AppError } from '#/lib/errors.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import { makeQueryClient, mayPass } from '#/lib/queries/query-client.ts'
import { type RunsSelection, newRunsCountQuery, runsQuery, showNewRuns } from '#/lib/queries/runs-query.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const selection: RunsSelection = {
  account: 'acme',
  report: null,
  filters: ['state.eq.failed', 'trigger.eq.api'],
  order: defaultOrder,
}
const keyOf = (changed: Partial<RunsSelection>) => hashKey(runsQuery({ ...selection, ...changed }).queryKey)

test('a selection has one key, in whatever order its filters stand and empty ones left out', () => {
  expect(keyOf({ filters: ['trigger.eq.api', '', 'state.eq.failed'] })).toBe(keyOf({}))
})

test('what selects other runs, or orders them otherwise, has another key', () => {
  const others: Partial<RunsSelection>[] = [
    {},
    { account: 'beta' },
    { report: '0123456789ab' },
    { filters: [] },
    { filters: ['state.eq.failed'] },
    { order: { column: 'created_at', direction: 'asc' } },
    { order: { column: 'duration', direction: 'desc' } },
  ]
  expect(new Set(others.map(keyOf)).size).toBe(others.length)
  expect(hashKey(newRunsCountQuery(selection, '').queryKey)).not.toBe(keyOf({}))
})

test('a run that moved behind the cursor while it was loaded does not come twice', async () => {
  const client = makeQueryClient()
  const links = { next: { href: '/api/acme/runs?after=next' } }
  const observer = new InfiniteQueryObserver(client, runsQuery(selection))
  const stop = observer.subscribe(() => undefined)
  const tokensOf = (...tokens: string[]) =>
    vi.stubGlobal('fetch', async () => Response.json(testingWirePage(tokens, links)))
  tokensOf('aaaaaaaaaaaa', 'bbbbbbbbbbbb')
  await observer.refetch()
  tokensOf('bbbbbbbbbbbb', 'cccccccccccc')
  await observer.fetchNextPage()
  const tokens = () => observer.getCurrentResult().data?.pages.map(({ runs }) => runs.map(({ token }) => token))
  expect(tokens()).toEqual([['aaaaaaaaaaaa', 'bbbbbbbbbbbb'], ['cccccccccccc']])
  await showNewRuns(client, selection)
  expect(tokens()).toEqual([['bbbbbbbbbbbb', 'cccccccccccc']])
  stop()
})

test('only a failure that may pass is tried again', () => {
  expect(mayPass(new AppError('unavailable', 'The runs API cannot be reached.'))).toBe(true)
  expect(mayPass(new AppError('upstream_failed', 'The runs API answered 502.'))).toBe(true)
  for (const code of ['bad_request', 'unauthorized', 'forbidden', 'not_found', 'too_many_requests'] as const) {
    expect(mayPass(new AppError(code, 'No.'))).toBe(false)
  }
})

test('a broken filter is an error with its sentence, after one question', async () => {
  const client = makeQueryClient()
  let asked = 0
  const answer = client.infiniteQuery({
    ...runsQuery(selection),
    retry: client.getDefaultOptions().queries?.retry ?? false,
    queryFn: () => {
      asked += 1
      throw new AppError('bad_request', 'filter "x": "x" is not a field')
    },
  })
  await expect(answer).rejects.toMatchObject({ code: 'bad_request', message: 'filter "x": "x" is not a field' })
  expect(asked).toBe(1)
})
