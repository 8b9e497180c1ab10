import { expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'
import { readRequestPath } from './request-path.ts'

test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s goes on to Next', (method) => {
  expect(refusalOf(method, readRequestPath('/api/acme/runs'))).toBe(null)
})

test.each(['TRACE', 'PROPFIND', 'QUERY'])('%s is refused with the list of what is allowed', (method) => {
  const refusal = refusalOf(method, readRequestPath('/api/acme/runs'))
  expect(refusal).toMatchObject({
    code: 'method_not_allowed',
    headers: { allow: expect.stringContaining('GET, HEAD, POST') },
  })
})

test('a path that cannot be decoded is a bad request', () => {
  expect(refusalOf('GET', readRequestPath('/api/%E0%A4%A'))?.code).toBe('bad_request')
})
