import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { routedPath } from '#/runs-api/http/requests/routed-path.ts'

const routed = (url: string): string => routedPath(new Request(url))

describe('the routed path', () => {
  test.each([
    ['http://runs.test', '/'],
    ['http://runs.test//', '/'],
    ['http://runs.test//api///acme/', '/api/acme'],
    ['http://runs.test/api/acme/runs/?page=2', '/api/acme/runs'],
    ['http://runs.test/api/acme?next=//x/', '/api/acme'],
    ['http://runs.test/api/acme/spaces/x', '/api/acme/collections/x'],
    ['http://runs.test/api/spaces/reports', '/api/spaces/reports'],
    ['http://runs.test/api/acme/reports/..%2Fx', '/api/acme/reports/..%2Fx'],
  ])('of %s is %s', (url, path) => {
    expect(routed(url)).toBe(path)
  })

  test('is the same however many slashes stand between and behind its segments', () => {
    const slashes = fc.integer({ min: 1, max: 4 }).map((count) => '/'.repeat(count))
    const segments = fc.array(fc.stringMatching(/^[a-z0-9%-]{1,8}$/), { maxLength: 8 })
    fc.assert(
      fc.property(segments, fc.array(slashes, { minLength: 9, maxLength: 9 }), (parts, between) => {
        const written = `${parts.map((part, at) => `${between[at]}${part}`).join('')}${between[8]}`
        expect(routed(`http://runs.test${written}`)).toBe(routed(`http://runs.test/${parts.join('/')}`))
      }),
    )
  })
})
