import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RunsApiEnv } from '#/runs-api/env.ts'
import { listen, type Listening } from '#/runs-api/system/listen.ts'

const env = RunsApiEnv.parse({
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  SIGNING_SECRET: 'a signing secret of the tests, long enough',
  RUNS_API_PORT: '0',
})

let server: Listening

beforeAll(async () => {
  server = await listen({ fetch: (request) => new Response(new URL(request.url).pathname) }, env)
})
afterAll(() => server.close())

/** Writes bytes to the port as they are, and reads until the connection ends. */
async function say(text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.write(Buffer.from(text, 'latin1'))
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

const host = 'Host: runs.test\r\nConnection: close\r\n\r\n'

describe('a request that HTTP does not allow', () => {
  test.each([
    ['a byte that no address has', `GET /api/\u00e9 HTTP/1.1\r\n${host}`],
    ['an address that is none', `GET * HTTP/1.1\r\n${host}`],
    ['a backslash in its path', `GET /api\\acme HTTP/1.1\r\n${host}`],
    ['headers without an end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`],
    ['two lengths', `POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${host}`],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['no HTTP in it', 'hello\r\n\r\n'],
  ])('for %s is refused as the contract has it', async (_what, text) => {
    const [head = '', body = ''] = (await say(text)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(head.toLowerCase()).toContain('content-type: application/hal+json')
    expect(JSON.parse(body)).toEqual({ id: 'bad_request', message: expect.stringContaining('not readable') })
  })

  test('for being too long says so, and what to do', async () => {
    const text = await say(`GET /api/acme/runs?filter=text.has.${'x'.repeat(100_000)} HTTP/1.1\r\n${host}`)
    expect(text).toContain('longer than 16 kB. Ask for less at once')
  })

  test('does not keep the others from being answered', async () => {
    expect(await say(`GET /api/acme HTTP/1.1\r\n${host}`)).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\/api\/acme$/)
  })
})
