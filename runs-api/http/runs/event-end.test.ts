import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import { addPerson, type TestPerson } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

let it: TestSystem
beforeAll(async () => {
  it = await openTestSystem()
})
afterAll(() => it.close())

const member = (name: string): Promise<TestPerson> =>
  addPerson(it.system.store.db, name, { workspaceId: it.acme.account.id, role: 'viewer' })
const begin = ({ id }: TestPerson) => insertSession(it.system.store.db, id, { now: new Date(), begunBy: 'password' })

/** Resolves when the stream of changed runs ends by itself. */
async function listen(as: Credential): Promise<{ end: Promise<unknown>; leave: () => Promise<void> }> {
  const request = new Request('http://runs.test/api/acme/runs/events', { headers: { authorization: basic(as) } })
  const response = await it.system.app.fetch(request, {})
  expect(response.status).toBe(200)
  const reader = response.body?.getReader()
  const readOn = async (): Promise<unknown> => {
    while (!(await reader?.read())?.done);
    return 'ended'
  }
  return { end: readOn(), leave: async () => reader?.cancel() }
}

describe('a stream of changed runs ends with what let its reader in', () => {
  test('when they are taken out of the workspace', async () => {
    const { end } = await listen((await member('ida')).credential)
    await it.call('DELETE /api/acme/people/ida', { as: it.acme.admin.credential })
    expect(await end).toBe('ended')
  })

  test('when they get another role, so that they come back as that', async () => {
    const { end } = await listen((await member('ben')).credential)
    await it.call('PATCH /api/acme/people/ben', { as: it.acme.admin.credential, body: { role: 'admin' } })
    expect(await end).toBe('ended')
  })

  test('when they sign out, and only the stream of that session', async () => {
    const cleo = await member('cleo')
    const [here, elsewhere] = [await begin(cleo), await begin(cleo)]
    const [first, second] = [await listen(here), await listen(elsewhere)]
    await it.call('DELETE /api/sessions', { as: here })
    expect(await first.end).toBe('ended')
    const other = Promise.race([second.end, it.call('GET /api/account', { as: elsewhere })])
    expect(await other).toMatchObject({ status: 200 })
    await second.leave()
  })
})
