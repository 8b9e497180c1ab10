import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { RunPage } from '#/lib/client/run.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import { mendLists, patchLists } from '#/lib/queries/live/cached-lists.ts'
import { loadedRuns } from '#/lib/queries/loaded-runs.ts'
import { runsQuery } from '#/lib/queries/runs-query.ts'
import { testingRun } from '#/lib/queries/testing-runs.ts'

const options = runsQuery({ account: 'acme', report: null, filters: [], order: defaultOrder })

const pageOf = (token: string, nextCursor: string | null): RunPage => ({
  runs: [testingRun(token, { state: 'enqueued' })],
  readAt: '2026-08-07T07:47:06.501Z',
  totalCount: 2,
  totalIsExact: true,
  nextCursor,
  previousCursor: null,
})

/** A list of two pages of one run each, whose second page comes when `arrive` is called. */
async function openList() {
  const client = new QueryClient()
  const second = Promise.withResolvers<RunPage>()
  const queryFn = ({ pageParam }: { pageParam: unknown }) =>
    pageParam === null ? Promise.resolve(pageOf('a', 'next')) : second.promise
  const list = { ...options, queryFn }
  await client.infiniteQuery(list)
  const observer = new InfiniteQueryObserver(client, list)
  const states = () => {
    const runs = loadedRuns(client.getQueryData(options.queryKey))
    return Array.from({ length: runs.count }, (_run, at) => runs.at(at)?.state)
  }
  return { client, observer, states, arrive: () => second.resolve(pageOf('b', null)) }
}

test('news that come while a page is on its way outlast its arrival, in the pages before and in itself', async () => {
  const { client, observer, states, arrive } = await openList()
  const ended = ['a', 'b'].map((token) => testingRun(token, { updatedAt: '2026-08-07T07:47:07.000Z' }))
  const recent = new Map(ended.map((run) => [run.token, run]))
  const stop = mendLists(client, 'acme', recent)
  const arrived = observer.fetchNextPage()
  patchLists(client, 'acme', recent)
  expect(states()).toEqual(['succeeded'])
  arrive()
  await arrived
  stop()
  expect(states()).toEqual(['succeeded', 'succeeded'])
})

test('a patch does not make a list look as if it had just been read, and leaves other accounts alone', async () => {
  const { client, states } = await openList()
  const readAtMs = client.getQueryState(options.queryKey)?.dataUpdatedAt
  const changed = new Map([['a', testingRun('a', { state: 'failed' })]])
  patchLists(client, 'beta', changed)
  expect(states()).toEqual(['enqueued'])
  patchLists(client, 'acme', changed)
  expect(states()).toEqual(['failed'])
  expect(client.getQueryState(options.queryKey)?.dataUpdatedAt).toBe(readAtMs)
})
