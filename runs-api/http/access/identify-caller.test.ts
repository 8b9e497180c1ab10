import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

const opened: TestApp[] = []
let api: TestApp
let acme: TestWorkspace

beforeEach(async () => {
  api = await openTestApp({ rateLimitPer10s: 3 })
  opened.push(api)
  acme = await addWorkspace(api.store.db, 'acme')
})
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()))
})

const remaining = async (what: string, options = {}): Promise<string> => {
  const { status, headers } = await api.call(what, options)
  return `${status} ${headers.get('x-ratelimit-remaining')}/${headers.get('x-ratelimit-limit')}`
}

describe('the rate limit', () => {
  test('counts down for a credential and ends in 429 with the time to wait', async () => {
    const as = acme.viewer.credential
    expect(await remaining('GET /api/account', { as })).toBe('200 2/3')
    expect(await remaining('GET /api/acme/data_sources', { as })).toBe('200 1/3')
    expect(await remaining('GET /nothing', { as })).toBe('404 0/3')
    const { status, headers, body } = await api.call('GET /api/account', { as })
    expect([status, headers.get('retry-after')]).toEqual([429, '4'])
    expect(body).toEqual({ id: 'too_many_requests', message: 'More than 3 requests in 10 s; go on in 4 s.' })
    api.clock.advance(4)
    expect(await remaining('GET /api/account', { as })).toBe('200 2/3')
  })

  test('lets one credential not use up what is left for another', async () => {
    for (let n = 0; n < 4; n += 1) await api.call('GET /api/account', { as: acme.viewer.credential })
    expect(await remaining('GET /api/account', { as: acme.admin.credential })).toBe('200 2/3')
  })

  test('counts wrong credentials for the address, so that guessing is slow', async () => {
    for (let n = 0; n < 3; n += 1) {
      const as = { token: `00000000000${n}`, secret: 'guess' }
      expect((await api.call('GET /api/account', { as, from: '192.0.2.7' })).status).toBe(401)
    }
    expect((await api.call('GET /api/account', { from: '192.0.2.7' })).status).toBe(429)
    expect((await api.call('GET /api/account', { from: '192.0.2.8' })).status).toBe(401)
  })

  test('believes x-forwarded-for from this machine only, and only its last entry', async () => {
    const via = (forwarded: string, from: string) => ({ headers: { 'x-forwarded-for': forwarded }, from })
    for (let n = 0; n < 3; n += 1) await api.call('GET /api/health', via(`10.0.0.${n}, 192.0.2.1`, '127.0.0.1'))
    expect((await api.call('GET /api/health', via('10.0.0.9, 192.0.2.1', '::1'))).status).toBe(429)
    expect((await api.call('GET /api/health', via('192.0.2.2', '::ffff:127.0.0.1'))).status).toBe(200)
    for (let n = 0; n < 3; n += 1) await api.call('GET /api/health', via(`10.1.0.${n}`, '203.0.113.5'))
    expect((await api.call('GET /api/health', via('10.1.0.9', '203.0.113.5'))).status).toBe(429)
  })
})
