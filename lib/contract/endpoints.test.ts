import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedMethods, allowsMethod, endpoints, matchEndpoint } from '#/lib/contract/endpoints.ts'

const report = '/api/acme/reports/0123456789ab'

describe('matchEndpoint', () => {
  test('finds the endpoint and its parameters', () => {
    const match = matchEndpoint(`${report}/runs/ba9876543210/query_runs/aaaaaaaaaaaa/results/content.csv`)
    expect(match?.endpoint.path).toBe(
      '/{account}/reports/{report}/runs/{run}/query_runs/{query_run}/results/content.csv',
    )
    expect(match?.parameters).toEqual({
      account: 'acme',
      report: '0123456789ab',
      run: 'ba9876543210',
      query_run: 'aaaaaaaaaaaa',
    })
  })

  test('a literal wins over an account of the same name', () => {
    expect(matchEndpoint('/api/account')?.endpoint.path).toBe('/account')
    expect(matchEndpoint('/api/acme')?.endpoint.path).toBe('/{account}')
    expect(matchEndpoint('/api/acme/runs/summary')?.endpoint.path).toBe('/{account}/runs/summary')
  })

  test('repeated and trailing slashes count as one, and are gone from the path that is sent on', () => {
    expect(matchEndpoint('//api//acme///reports/0123456789ab/runs/')?.path).toBe(`${report}/runs`)
  })

  test('spaces and collections are the same thing', () => {
    expect(matchEndpoint('/api/acme/spaces/0123456789ab/reports')?.endpoint).toBe(
      matchEndpoint('/api/acme/collections/0123456789ab/reports')?.endpoint,
    )
  })

  test.each([
    `${report}/..%2F..%2Fsecret`,
    '/api/acme/reports/..%2F0123456789ab',
    '/api/acme/reports/%2e%2e/runs',
    '/api/acme/reports/../runs',
    '/api/acme%00/runs',
    '/api/ac me/runs',
    '/api/acme/reports/0123456789ab%2Fruns',
    '/api/acme/reports/0123456789AB/runs',
    '/api/acme/reports/0123456789ab\n/runs',
    '/api/acme/reports/0123456789abc/runs',
    '/api/acme/reports/0123456789ab;x=1/runs',
    '/api/acme\\runs',
    '/api/__proto__/reports/constructor',
    '/api',
    '/',
    '',
    'api/acme',
    '/apiacme/runs',
    '/api/.well-known',
  ])('%j matches nothing', (path) => {
    expect(matchEndpoint(path)).toBeUndefined()
  })

  test('whatever is asked, a path that is sent on holds only checked segments', () => {
    const segment = fc.oneof(
      fc.constantFrom('api', 'acme', 'reports', 'runs', '0123456789ab', '..', '%2e%2e', '', 'spaces', 'content.csv'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
        const match = matchEndpoint(`/${segments.join('/')}`)
        if (match) expect(match.path).toMatch(/^\/api(\/[A-Za-z0-9][A-Za-z0-9_.-]*)+$/)
      }),
    )
  })

  test('every endpoint is found by its own path', () => {
    for (const endpoint of endpoints) {
      const path = endpoint.path.replace('{account}', 'acme').replaceAll(/\{\w+\}/g, '0123456789ab')
      expect(matchEndpoint(`/api${path}`)?.endpoint).toBe(endpoint)
    }
  })
})

describe('allowed methods', () => {
  test('HEAD goes where GET goes, and nothing else is added', () => {
    const runs = matchEndpoint(`${report}/runs`)?.endpoint
    expect(runs && allowedMethods(runs)).toBe('GET, HEAD, POST')
    expect(runs && allowsMethod(runs, 'HEAD')).toBe(true)
    expect(runs && allowsMethod(runs, 'DELETE')).toBe(false)
    expect(runs && allowsMethod(runs, 'get')).toBe(false)
  })
})
