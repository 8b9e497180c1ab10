import { expect, test } from 'vitest'
import { acceptsGzip } from '#/runs-api/http/answers/accepts-gzip.ts'

test.each([
  ['gzip', true],
  ['GZIP', true],
  ['br, gzip', true],
  ['*', true],
  ['gzip;q=0.1', true],
  [' gzip ; q=1', true],
  [undefined, false],
  ['', false],
  ['br, deflate', false],
  ['gzip;q=0', false],
  ['gzip;q=0.000, *', false],
  ['*;q=0', false],
  ['xgzip', false],
])('Accept-Encoding %j: %j', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected)
})
