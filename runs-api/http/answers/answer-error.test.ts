import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { AppError } from '#/lib/errors.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { openStore } from '#/runs-api/store/open-store.ts'

let api: TestApp
let acme: TestWorkspace
let thrown: unknown
let isLetGo = false

beforeAll(async () => {
  api = await openTestApp({
    registerRuns: (app) => {
      app.get('/api/:account/throws', () => Promise.reject(thrown))
      app.get('/api/:account/streams', (c) =>
        c.body(new Blob(['data: x\n\n']).stream(), 200, { 'content-type': 'text/event-stream' }),
      )
      app.get('/api/:account/endless', (c) => c.body(new ReadableStream({ cancel: () => void (isLetGo = true) }), 200))
      app.get('/api/:account/rows', (c) => c.body(new Blob(['a,b\n']).stream(), 200, { 'content-type': 'text/csv' }))
    },
  })
  acme = await addWorkspace(api.store.db, 'acme')
})
afterAll(() => api.close())

async function answerTo(error: unknown) {
  thrown = error
  return api.call('GET /api/acme/throws', { as: acme.viewer.credential })
}

describe('a failure', () => {
  test('of ours is answered with its code and its words', async () => {
    const { status, body } = await answerTo(new AppError('conflict', 'It is so already.'))
    expect([status, body]).toEqual([409, { id: 'conflict', message: 'It is so already.' }])
  })

  test('that is not ours is told without details, and logged whole under the id of the request', async () => {
    const { status, body, headers } = await answerTo(new Error('password of the database is hunter2'))
    expect(status).toBe(500)
    const { id, message } = ErrorBody.parse(body)
    expect([id, message]).toEqual(['internal', expect.stringContaining(headers.get('x-request-id') ?? '-')])
    expect(message).not.toContain('hunter2')
    const line = api.logged.find((one) => one.includes('hunter2')) ?? ''
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      requestId: headers.get('x-request-id'),
      path: '/api/acme/throws',
    })
  })

  test('that a library throws without its being an Error is told as any other', async () => {
    const { status, body } = await answerTo({ message: 'not an Error' })
    expect([status, body]).toMatchObject([500, { id: 'internal' }])
    expect(api.logged.join('\n')).toContain('not an Error')
  })

  test('of the connection to the store is 503', async () => {
    expect(await answerTo(Object.assign(new Error('x'), { code: '57P01' }))).toMatchObject({
      status: 503,
      body: { id: 'unavailable' },
    })
    const nowhere = openStore('postgresql://postgres@127.0.0.1:1/none')
    const unplugged = await openTestApp({ store: nowhere })
    expect((await unplugged.call('GET /api/acme')).status).toBe(503)
    await Promise.all([nowhere.close(), unplugged.close()])
  })
})

describe('a stream', () => {
  const gzip = () => ({ as: acme.viewer.credential, headers: { 'accept-encoding': 'gzip' } })

  test('of events is never compressed, which would hold events back', async () => {
    const { headers, text } = await api.call('GET /api/acme/streams', gzip())
    expect([headers.get('content-encoding'), text]).toEqual([null, 'data: x\n\n'])
  })

  test('of rows is compressed, and has the headers every answer has', async () => {
    const { headers } = await api.call('GET /api/acme/rows', gzip())
    expect(headers.get('content-encoding')).toBe('gzip')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
    expect(headers.get('x-ratelimit-limit')).toBe('1000000')
  })

  test('is let go of when only its headers were asked for', async () => {
    const { status, text } = await api.call('HEAD /api/acme/endless', { as: acme.viewer.credential })
    expect([status, text, isLetGo]).toEqual([200, '', true])
  })
})
