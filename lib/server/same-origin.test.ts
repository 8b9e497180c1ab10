import { describe, expect, test } from 'vitest'
import { mayUseCookie } from '#/lib/server/same-origin.ts'

const ownOrigin = 'https://runs.example.com'

function request(method: string, headers: Record<string, string>): Request {
  return new Request('https://runs.example.com/api/acme/reports/0123456789ab/runs', { method, headers })
}

describe('a change that a cookie speaks for', () => {
  test.each<[string, Record<string, string>]>([
    ['the browser says same-origin', { 'sec-fetch-site': 'same-origin' }],
    ['the origin is the configured one', { origin: ownOrigin }],
    ['the origin is the host that was asked', { origin: 'https://localhost:3000', host: 'localhost:3000' }],
  ])('goes through when %s', (_why, headers) => {
    expect(mayUseCookie(request('POST', headers), ownOrigin)).toBe(true)
  })

  test.each<[string, Record<string, string>]>([
    ['nothing says where it came from', {}],
    ['it came from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['it came from a sibling domain', { 'sec-fetch-site': 'same-site', origin: 'https://a.example.com' }],
    ['it was typed or bookmarked', { 'sec-fetch-site': 'none' }],
    ['the origin is opaque', { origin: 'null' }],
    ['the origin is the same host without TLS', { origin: 'http://runs.example.com', host: 'runs.example.com' }],
    ['the origin only begins like ours', { origin: 'https://runs.example.com.evil.example' }],
    ['the origin lies but the browser does not', { 'sec-fetch-site': 'cross-site', origin: ownOrigin }],
  ])('is refused when %s', (_why, headers) => {
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT']) {
      expect(mayUseCookie(request(method, headers), ownOrigin)).toBe(false)
    }
  })
})

test('reading is never refused', () => {
  expect(mayUseCookie(request('GET', { 'sec-fetch-site': 'cross-site' }), ownOrigin)).toBe(true)
  expect(mayUseCookie(request('HEAD', {}), ownOrigin)).toBe(true)
})
