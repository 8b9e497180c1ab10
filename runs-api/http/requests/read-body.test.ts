import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { basic, openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'

let api: TestApp
let acme: TestWorkspace
let report: TestReport

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  const place = { accountId: acme.account.id, collectionId: acme.finance.id, creatorId: acme.analyst.id }
  report = await addReport(api.store.db, place)
})
afterAll(() => api.close())

/** Sends half a megabyte in small parts, and counts those that were taken. */
async function patchInParts(as: Credential | undefined): Promise<{ status: number; taken: number }> {
  let taken = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        taken += 1
        if (taken > 50) controller.close()
        else controller.enqueue(Buffer.alloc(10_000, ' '))
      },
    },
    { highWaterMark: 0 },
  )
  const headers = new Headers(as === undefined ? {} : { authorization: basic(as) })
  const init = { method: 'PATCH', headers, body, duplex: 'half' }
  const response = await api.app.fetch(new Request(`http://runs.test/api/acme/reports/${report.token}`, init))
  return { status: response.status, taken }
}

describe('a body', () => {
  test('is not read from somebody who may not come in', async () => {
    expect(await patchInParts(undefined)).toEqual({ status: 401, taken: 0 })
    const stranger = await addWorkspace(api.store.db, 'globex')
    expect(await patchInParts(stranger.admin.credential)).toEqual({ status: 404, taken: 0 })
  })

  test('of blanks is read to its end as an empty object', async () => {
    expect(await patchInParts(acme.analyst.credential)).toEqual({ status: 400, taken: 51 })
  })
})
