import { describe, expect, test } from 'vitest'
import { type ProxySettings, proxyRequest } from '#/lib/server/proxy-request.ts'

const run = '/api/acme/reports/0123456789ab/runs/ba9876543210'
const session = { token: 'feedfacecafe', secret: 'never shown' }

type Asked = { url: string; method: string; headers: Headers; body: string }

/** A proxy before an upstream that answers as told and remembers what it was asked. */
function proxyBefore(answer: (asked: Asked) => Response, more: Partial<ProxySettings> = {}) {
  const asked: Asked[] = []
  const settings: ProxySettings = {
    runsApiUrl: 'http://127.0.0.1:3001',
    ownOrigin: 'http://127.0.0.1:3000',
    readCredential: async (headers) => (headers.get('cookie')?.includes('session=ada') ? session : null),
    headersTimeoutMs: 5_000,
    fetch: async (url, init) => {
      const upstream = new Request(url, init)
      const body = await upstream.clone().text()
      const last = { url: upstream.url, method: upstream.method, headers: upstream.headers, body }
      asked.push(last)
      return answer(last)
    },
    ...more,
  }
  const send = (path: string, init?: RequestInit) =>
    proxyRequest(new Request(`http://127.0.0.1:3000${path}`, init), settings)
  return { asked, send }
}

const ok = () => Response.json({ token: 'ba9876543210' })

describe('who speaks', () => {
  test("an API client's credentials pass through untouched, even beside a cookie", async () => {
    const { asked, send } = proxyBefore(ok)
    await send(run, { headers: { authorization: 'Basic b3duOmtleQ==', cookie: 'session=ada' } })
    expect(asked[0]?.headers.get('authorization')).toBe('Basic b3duOmtleQ==')
  })

  test("a session cookie becomes the person's Basic credential, and never travels itself", async () => {
    const { asked, send } = proxyBefore(ok)
    await send(run, { headers: { cookie: 'session=ada', 'x-forwarded-for': '9.9.9.9, 10.0.0.7', 'x-evil': '1' } })
    expect(asked[0]?.headers.get('authorization')).toBe(`Basic ${btoa('feedfacecafe:never shown')}`)
    expect(asked[0]?.headers.has('cookie')).toBe(false)
    expect(asked[0]?.headers.has('x-evil')).toBe(false)
    expect(asked[0]?.headers.get('x-forwarded-for')).toBe('10.0.0.7')
  })

  test('nobody is forwarded as nobody', async () => {
    const { asked, send } = proxyBefore(ok)
    expect((await send(`${run}/results/content.csv?signature=a%2Fb&expires=1`)).status).toBe(200)
    expect(asked[0]?.headers.has('authorization')).toBe(false)
    expect(asked[0]?.url).toBe(`http://127.0.0.1:3001${run}/results/content.csv?signature=a%2Fb&expires=1`)
  })

  test('a cookie changes nothing for another site, and an API client needs no origin', async () => {
    const { asked, send } = proxyBefore(ok)
    const crossSite = { cookie: 'session=ada', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const refused = await send(`${run}/cancel`, { method: 'PATCH', headers: crossSite })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ id: 'forbidden' })
    expect(asked).toHaveLength(0)
    const own = await send(`${run}/cancel`, {
      method: 'PATCH',
      headers: { cookie: 'session=ada', 'sec-fetch-site': 'same-origin' },
    })
    expect(own.status).toBe(200)
    const client = await send(`${run}/cancel`, { method: 'PATCH', headers: { authorization: 'Basic eDp5' } })
    expect(client.status).toBe(200)
  })
})

describe('what is sent on', () => {
  test('a body arrives whole, and slashes too many are gone', async () => {
    const { asked, send } = proxyBefore(ok)
    const body = JSON.stringify({ parameters: { text: 'ä'.repeat(100_000) } })
    await send('//api//acme/reports/0123456789ab/runs/', {
      method: 'POST',
      body,
      headers: { authorization: 'Basic eDp5', 'content-type': 'application/json' },
    })
    expect(asked[0]?.url).toBe('http://127.0.0.1:3001/api/acme/reports/0123456789ab/runs')
    expect(asked[0]?.body).toBe(body)
  })

  test.each([`${run}/..%2f..%2fsecret`, '/api/acme%00', '/api/acme/nothing', '/api', '/api/acme/reports/%2e%2e%2f'])(
    '%s is not forwarded',
    async (path) => {
      const { asked, send } = proxyBefore(ok)
      const answer = await send(path)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toEqual({ id: 'not_found', message: 'request path not recognized' })
      expect(asked).toHaveLength(0)
    },
  )

  test('a wrong method is told the right ones', async () => {
    const { asked, send } = proxyBefore(ok)
    const answer = await send(run, { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    expect(asked).toHaveLength(0)
  })

  test('HEAD asks like GET and answers without a body', async () => {
    const { asked, send } = proxyBefore(() => new Response(null, { headers: { etag: '"1"' } }))
    const answer = await send(run, { method: 'HEAD' })
    expect(asked[0]?.method).toBe('HEAD')
    expect([answer.status, answer.headers.get('etag'), answer.body]).toEqual([200, '"1"', null])
  })
})

describe('what comes back', () => {
  test('is a list of headers, and no cookie', async () => {
    const { send } = proxyBefore(
      () =>
        new Response('a,b', {
          headers: {
            'content-type': 'text/csv',
            'content-disposition': 'attachment; filename="a.csv"',
            'x-ratelimit-remaining': '39',
            'set-cookie': 'a=b',
            server: 'secret/1.0',
          },
        }),
    )
    const answer = await send(`${run}/results/content.csv`)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.csv"')
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('39')
    expect(answer.headers.has('set-cookie')).toBe(false)
    expect(answer.headers.has('server')).toBe(false)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  test('401 challenges API clients, and opens no dialog in a browser', async () => {
    const challenge = () => new Response('{}', { status: 401, headers: { 'www-authenticate': 'Basic realm="runs"' } })
    const { send } = proxyBefore(challenge)
    expect((await send(run)).headers.get('www-authenticate')).toBe('Basic realm="runs"')
    expect((await send(run, { headers: { 'sec-fetch-site': 'none' } })).headers.has('www-authenticate')).toBe(false)
    expect((await send(run, { headers: { cookie: 'session=old' } })).headers.has('www-authenticate')).toBe(false)
  })

  test('events keep clear of compression', async () => {
    const events = () => new Response('data: 1\n\n', { headers: { 'content-type': 'text/event-stream' } })
    const answer = await proxyBefore(events).send('/api/acme/runs/events')
    expect(answer.headers.get('cache-control')).toContain('no-transform')
  })
})

describe('an upstream in trouble', () => {
  test('one that is gone is 503 with a sentence', async () => {
    const { send } = proxyBefore(ok, {
      fetch: async () => {
        throw new TypeError('fetch failed')
      },
    })
    const answer = await send(run)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      id: 'unavailable',
      message: expect.stringContaining('does not answer'),
    })
  })

  test('one that never begins to answer is given up', async () => {
    const { send } = proxyBefore(ok, {
      headersTimeoutMs: 20,
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    })
    expect((await send(run)).status).toBe(503)
  })

  test('a client that leaves in the middle ends the upstream request', async () => {
    const client = new AbortController()
    let upstreamSignal: AbortSignal | null | undefined
    const { send } = proxyBefore(ok, {
      fetch: async (_url, init) => {
        upstreamSignal = init?.signal
        return new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))
      },
    })
    const answer = await send('/api/acme/runs/events', { signal: client.signal })
    expect(answer.status).toBe(200)
    expect(upstreamSignal?.aborted).toBe(false)
    client.abort()
    expect(upstreamSignal?.aborted).toBe(true)
  })
})
