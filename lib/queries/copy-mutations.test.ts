import { afterEach, expect, test, vi } from 'vitest'
import { duplicateOnce, duplicateWaitMs } from '#/lib/queries/copy-mutations.ts'
import { reportNamesQuery } from '#/lib/queries/named-things.ts'
import { makeQueryClient } from '#/lib/queries/query-client.ts'

afterEach(() => vi.unstubAllGlobals())

test('a duplication is asked after ever more rarely, and never less than every five seconds', () => {
  const waits = Array.from({ length: 12 }, (_, asked) => duplicateWaitMs(asked))
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect([waits[0], waits.at(-1)]).toEqual([300, 5_000])
})

const original = { token: '0123456789ab', name: 'Revenue', archived: false }
const copy = { token: 'ba9876543210', name: 'Copy of Revenue', archived: false }

/** A runs API in which a duplication is over at once and makes the copy. */
function answerCopies(): { namesRead: number } {
  const seen = { namesRead: 0 }
  const reports = [original]
  const at = '2026-08-06T12:00:00.000Z'
  const times = { created_at: at, updated_at: at, completed_at: at }
  vi.stubGlobal('fetch', async (_input: unknown, { method }: RequestInit = {}) => {
    if (method !== 'POST') {
      seen.namesRead += 1
      return Response.json({ _links: {}, _embedded: { report_names: reports } })
    }
    reports.push(copy)
    const over = { token: 'cccccccccccc', state: 'succeeded', report_token: copy.token, error_message: null }
    return Response.json({ ...over, ...times, _links: {} }, { status: 202 })
  })
  return seen
}

test('the names of reports are read once for all who ask, and again when a copy was made', async () => {
  const client = makeQueryClient()
  const seen = answerCopies()
  const namesNow = async () => (await client.query(reportNamesQuery('acme'))).map(({ name }) => name)
  expect(await namesNow()).toEqual(['Revenue'])
  expect(await namesNow()).toEqual(['Revenue'])
  expect(seen.namesRead).toBe(1)
  const ids = { account: 'acme', report: original.token, run: 'dddddddddddd' }
  await duplicateOnce(client, { ids, collection: null, onState: () => undefined })
  expect(await namesNow()).toEqual(['Revenue', 'Copy of Revenue'])
})
