import { afterEach, expect, test, vi } from 'vitest'
import { AppError } from '#/lib/errors.ts'
import { makeQueryClient } from '#/lib/queries/query-client.ts'
import { startOnce } from '#/lib/queries/run-mutations.ts'

const input = { account: 'acme', report: '0123456789ab', parameters: {} }

afterEach(() => vi.unstubAllGlobals())

function answerStarts(status: number, body: object): { starts: number } {
  const seen = { starts: 0 }
  vi.stubGlobal('fetch', async () => {
    seen.starts += 1
    return Response.json(body, { status })
  })
  return seen
}

test('what is pressed twice starts one run, and can be started again when that is over', async () => {
  const client = makeQueryClient()
  const seen = answerStarts(400, { id: 'bad_request', message: 'Parameter "region" must be one of "EU".' })
  const first = startOnce(client, 'form', input)
  expect(startOnce(client, 'form', input)).toBeUndefined()
  await expect(first).rejects.toThrow(new AppError('bad_request', 'Parameter "region" must be one of "EU".'))
  await expect(startOnce(client, 'form', input)).rejects.toThrow('"EU"')
  expect(seen.starts).toBe(2)
})
