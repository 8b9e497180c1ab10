import { expect, test } from 'vitest'
import { followRun } from '#/lib/queries/follow-run.ts'
import { makeQueryClient } from '#/lib/queries/query-client.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'
import { testingRun } from '#/lib/queries/testing-runs.ts'

const ids = { account: 'acme', report: '0123456789ab', run: 'ba9876543210' }
const running = testingRun(ids.run, { state: 'enqueued' })

test('following a run gives it as it ended', async () => {
  const client = makeQueryClient()
  const { queryKey } = runDetailsQuery(ids)
  client.setQueryData(queryKey, { run: running, queryRuns: [] })
  const followed = followRun(client, ids, new AbortController().signal)
  client.setQueryData(queryKey, { run: { ...running, state: 'failed' }, queryRuns: [] })
  expect(await followed).toMatchObject({ state: 'failed' })
  expect(await followRun(client, ids, new AbortController().signal)).toMatchObject({ state: 'failed' })
  client.clear()
})

test('following a run ends with its signal', async () => {
  const client = makeQueryClient()
  client.setQueryData(runDetailsQuery(ids).queryKey, { run: running, queryRuns: [] })
  const leave = new AbortController()
  const followed = followRun(client, ids, leave.signal)
  leave.abort()
  expect(await followed).toBeNull()
  client.clear()
})
