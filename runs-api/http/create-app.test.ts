import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { basic, openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

let api: TestApp
let acme: TestWorkspace
let report: TestReport

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
  const place = { accountId: acme.account.id, collectionId: acme.finance.id, creatorId: acme.analyst.id }
  report = await addReport(api.store.db, place)
  for (let number = 0; number < 9; number += 1) await addReport(api.store.db, { ...place, name: `Filler ${number}` })
})
afterAll(() => api.close())

const asAnalyst = () => ({ as: acme.analyst.credential })
const patch = (body: unknown, headers: Record<string, string> = {}) =>
  api.call(`PATCH /api/acme/reports/${report.token}`, { ...asAnalyst(), body, headers })

describe('paths', () => {
  test.each([
    '//api/acme/reports',
    '/api///acme//reports/',
    '/api/acme/reports/',
    '/api/ACME/reports',
    '/api/ac%6De/reports',
  ])('%s is read as /api/acme/reports', async (path) => {
    expect((await api.call(`GET ${path}`, asAnalyst())).status).toBe(200)
  })

  test('spaces and collections are the same thing', async () => {
    const collections = await api.call('GET /api/acme/collections', asAnalyst())
    const spaces = await api.call('GET //api/acme/spaces/', asAnalyst())
    expect(spaces.status).toBe(200)
    expect(spaces.body).toEqual(collections.body)
    expect((await api.call(`GET /api/acme/spaces/${acme.finance.token}/reports`, asAnalyst())).status).toBe(200)
  })

  test.each(['/', '/api', '/nothing', '/api/acme/nothing', '/api/acme/reports/x/y/z/v', '/apix/acme'])(
    '%s is no path of the API',
    async (path) => {
      const { status, body } = await api.call(`GET ${path}`, asAnalyst())
      expect({ status, body }).toEqual({
        status: 404,
        body: { id: 'not_found', message: 'request path not recognized' },
      })
    },
  )

  test.each([
    ['/api/acme/reports/..%2F..%2Fx', 'report not found'],
    ['/api/acme/reports/%00', 'report not found'],
    ['/api/acme/reports/%zz', 'report not found'],
    ['/api/acme/reports/%E0%A4%A', 'report not found'],
    ['/api/acme/collections/%F0%9F%98%80', 'collection not found'],
    ['/api/..%2Facme/reports', 'account not found'],
    ['/api/%00/reports', 'account not found'],
    ['/api/acme/reports/ABCDEF012345', 'report not found'],
    ['/api/acme/reports/0123456789abc', 'report not found'],
  ])('%s names nothing that exists', async (path, message) => {
    const { status, body } = await api.call(`GET ${path}`, asAnalyst())
    expect({ status, body }).toEqual({ status: 404, body: { id: 'not_found', message } })
  })

  test('a NUL in the query string is refused', async () => {
    expect((await api.call('GET /api/acme/reports?filter=%00', asAnalyst())).status).toBe(400)
  })
})

describe('methods', () => {
  test('a method nobody answers is 405 and says which are', async () => {
    const { status, headers } = await api.call(`DELETE /api/acme/reports/${report.token}`, asAnalyst())
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe('GET, HEAD, PATCH, OPTIONS')
    expect((await api.call('POST /api/verify', asAnalyst())).headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })

  test('a wrong method is told before credentials are asked for', async () => {
    expect((await api.call('PUT /api/acme/reports')).status).toBe(405)
  })

  test('HEAD is GET without a body', async () => {
    const get = await api.call('GET /api/acme/data_sources', asAnalyst())
    const head = await api.call('HEAD /api/acme/data_sources', asAnalyst())
    expect([head.status, head.text]).toEqual([200, ''])
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
    expect((await api.call('HEAD /api/sessions')).status).toBe(405)
  })

  test('OPTIONS tells the methods of a path', async () => {
    const { status, headers } = await api.call('OPTIONS /api/acme/reports')
    expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    expect((await api.call('OPTIONS /api/acme/nothing')).status).toBe(404)
  })
})

describe('bodies', () => {
  const change = { report: { description: 'Changed' } }

  test.each(['application/json', 'application/hal+json', 'text/plain', 'application/x-www-form-urlencoded', 'none; x'])(
    'JSON sent as %s is read as JSON',
    async (type) => {
      expect((await patch(change, { 'content-type': type })).status).toBe(202)
    },
  )

  test('a byte order mark before JSON is no error', async () => {
    expect((await patch(`\uFEFF${JSON.stringify(change)}`)).status).toBe(202)
  })

  test.each([
    ['{"report":', 'The body is not valid JSON'],
    ['[]', 'The body is a list'],
    ['null', 'The body is null'],
    ['"text"', 'The body is a string'],
    ['7', 'The body is a number'],
    [`{"a":${'['.repeat(70)}${']'.repeat(70)}}`, 'The body nests deeper than 64 levels'],
    ['{"report":{"name":"a\\u0000b"}}', 'report.name holds a NUL character'],
    ['{"report":{"\\u0000":1}}', 'A name in report holds a NUL character'],
    ['{"report":{"name":"\\ud800"}}', 'report.name holds half of a surrogate pair'],
    ['{"report":{"name":7}}', 'report.name takes a text, not 7.'],
    ['{"report":{"name":""}}', 'report.name is empty: give a name.'],
    ['{"report":[]}', 'report takes an object, not [].'],
  ])('%s is refused with what is wrong', async (body, message) => {
    const answer = await patch(body)
    expect(answer.status).toBe(400)
    expect(ErrorBody.parse(answer.body)).toMatchObject({ id: 'bad_request' })
    expect(ErrorBody.parse(answer.body).message).toContain(message)
  })

  test('a deep body of brackets only does not exhaust the stack', async () => {
    expect((await patch('['.repeat(500_000))).status).toBe(400)
  })

  test('a body that is not UTF-8 is refused', async () => {
    const request = new Request(`http://runs.test/api/acme/reports/${report.token}`, {
      method: 'PATCH',
      headers: { authorization: basic(acme.analyst.credential) },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    })
    const response = await api.app.fetch(request)
    expect([response.status, await response.json()]).toEqual([
      400,
      { id: 'bad_request', message: 'The body is not UTF-8.' },
    ])
  })

  test('a body over 1 MB is 413, announced or chunked', async () => {
    const large = JSON.stringify({ report: { description: 'x'.repeat(1_100_000) } })
    expect((await patch(large)).status).toBe(413)
    const init = {
      method: 'PATCH',
      headers: { authorization: basic(acme.analyst.credential) },
      body: new Blob([large]).stream(),
      duplex: 'half',
    }
    const chunked = new Request(`http://runs.test/api/acme/reports/${report.token}`, init)
    expect((await api.app.fetch(chunked)).status).toBe(413)
  })

  test('an unwrapped body lacks what wraps it', async () => {
    const { status, body } = await patch({ name: 'New name' })
    expect({ status, body }).toEqual({
      status: 400,
      body: { id: 'param_missing', message: 'param is missing or the value is empty: report' },
    })
  })
})

describe('answers', () => {
  test.each(['application/hal+json', 'application/json', 'text/csv', 'image/png', '*/*', ''])(
    'Accept "%s" gets application/hal+json, never 406',
    async (accept) => {
      const { status, headers } = await api.call('GET /api/acme/reports', { ...asAnalyst(), headers: { accept } })
      expect([status, headers.get('content-type')]).toEqual([200, 'application/hal+json'])
    },
  )

  test('a body over 2 kB is gzip-encoded when the caller accepts it', async () => {
    const gzip = { ...asAnalyst(), headers: { 'accept-encoding': 'br, gzip;q=0.5' } }
    const large = await api.call('GET /api/acme/reports', gzip)
    expect([large.headers.get('content-encoding'), large.headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding'])
    expect((await api.call('GET /api/acme/data_sources', gzip)).headers.get('content-encoding')).toBeNull()
    const refusing = { ...asAnalyst(), headers: { 'accept-encoding': 'gzip;q=0, *' } }
    expect((await api.call('GET /api/acme/reports', refusing)).headers.get('content-encoding')).toBeNull()
    expect((await api.call('GET /api/acme/reports', asAnalyst())).headers.get('content-encoding')).toBeNull()
  })

  test('every answer has a request id and says what is left of the rate', async () => {
    for (const path of ['/api/acme/reports', '/api/acme', '/nothing', '/api/health']) {
      const { headers } = await api.call(`GET ${path}`, asAnalyst())
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
      expect(headers.get('x-ratelimit-limit')).toBe('1000000')
      expect(Number(headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0)
    }
  })

  test('a plain request id of the caller is kept, any other is replaced', async () => {
    const ids = { headers: { 'x-request-id': 'from-the-web-0001' } }
    expect((await api.call('GET /api/health', ids)).headers.get('x-request-id')).toBe('from-the-web-0001')
    const odd = { headers: { 'x-request-id': 'a b\tc"><' } }
    expect((await api.call('GET /api/health', odd)).headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
  })

  test('no line of the log holds a secret or a query string', async () => {
    await api.call('GET /api/acme/reports?filter=created_at.gt.2026-01-01&signature=abc', asAnalyst())
    const log = api.logged.join('\n')
    expect(log).toContain('/api/acme/reports')
    expect(log).not.toContain(acme.analyst.credential.secret)
    expect(log).not.toContain('signature')
  })
})
