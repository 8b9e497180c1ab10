import fc from 'fast-check'
import { hostileEncoding, hostileJson, hostileText } from '#/runs-api/http/fuzz/hostile-text.ts'
import type { Operation } from '#/runs-api/http/fuzz/operation.ts'
import { queryText } from '#/runs-api/http/fuzz/query-text.ts'
import { schemaValue, spoiled } from '#/runs-api/http/fuzz/schema-value.ts'
import { callers, type CallerName } from '#/runs-api/http/testing/test-callers.ts'

/** Who sends a request: nobody sends no credential, garbage none that could be valid. */
export type FuzzCaller = CallerName | 'session' | 'admin session' | 'garbage'

/**
 * A request before it is sent. `<report>` in a text stands for the report of `place`, `<report:3>` for that of place 3, and
 * `<filler:9>` for nine characters. Texts are the bytes that go over the line, one character a byte.
 */
export type RandomRequest = {
  method: string
  target: string
  caller: FuzzCaller
  place: number
  headers: Record<string, string>
  body: { text: string; isChunked: boolean } | undefined
}

const usually = <T>(weight: number, good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: good }, { weight: 1, arbitrary: bad })

function bytesOf(text: string): string {
  return Buffer.from(text.toWellFormed()).toString('latin1')
}

const segment = fc.oneof(
  hostileEncoding,
  hostileText.map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    '<report>',
    '<run>',
    '<report:9>',
    'runs',
    'reports',
    'results',
    'content.csv',
    'acme',
    'ACME',
    'account',
  ),
)

/** A path that is like one of the API and is none, or is written oddly. */
function mangled(path: string): fc.Arbitrary<string> {
  const segments = path.split('/').slice(1)
  const at = fc.nat(segments.length)
  return fc.oneof(
    fc
      .tuple(at, segment)
      .map(([where, odd]) => `/${segments.with(Math.min(where, segments.length - 1), odd).join('/')}`),
    fc.tuple(at, segment).map(([where, odd]) => `/${segments.toSpliced(where, 0, odd).join('/')}`),
    at.map((where) => `/${segments.toSpliced(where, 1).join('/')}`),
    fc.constantFrom(`${path}/`, path.replaceAll('/', '//'), `/${path}`, path.toUpperCase(), `${path}#x`, `${path}%20`),
    fc.constantFrom(path.replace('collections', 'spaces'), path.replace('/api/', '/api/../api/'), '/', '/api', '*'),
  )
}

function withPlace(path: string): string {
  return path.replaceAll('{', '<').replaceAll('}', '>')
}

function targetOf(operation: Operation): fc.Arbitrary<string> {
  const path = withPlace(operation.path)
  return fc.tuple(usually(4, fc.constant(path), mangled(path)), queryText(operation)).map((parts) => parts.join(''))
}

const rawBody = fc.constantFrom(
  '',
  ' ',
  '{',
  '}',
  '[]',
  'null',
  '7',
  '"text"',
  '{"a":}',
  "{'a':1}",
  '{"parameters":{"a":1,}}',
  '\u00ef\u00bb\u00bf{}',
  '{"\u00ff":1}',
  '\u00c3\u0028',
  '\u0000',
  '{"parameters":{"a":"\\ud800"}}',
  '{"parameters":{"a":"\\u0000"}}',
  '{"parameters":{"__proto__":{"x":1},"constructor":1}}',
  '{"parameters":{"a":1e999}}',
  '{"parameters":{"a":<filler:400>}}'.replace('<filler:400>', '9'.repeat(400)),
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `{"a":`.repeat(500),
  `{"parameters":{"a":${'['.repeat(60)}${']'.repeat(60)}}}`,
  '{"parameters":{"a":"<filler:200000>"}}',
  '{"parameters":{"a":"<filler:1200000>"}}',
  'parameters[a]=1&b=2',
  '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
)

function bodyText({ body, method }: Operation): fc.Arbitrary<string> {
  const json = body === undefined ? hostileJson : fc.oneof(schemaValue(body), spoiled(schemaValue(body)), hostileJson)
  const weight = body === undefined ? 1 : 8
  const text = usually(
    weight,
    json.map((value) => bytesOf(JSON.stringify(value) ?? '')),
    rawBody,
  )
  return method === 'GET' || body === undefined ? usually(9, fc.constant(''), text) : text
}

const headerTexts: Record<string, fc.Arbitrary<string>> = {
  accept: fc.constantFrom(
    'application/hal+json',
    'application/json',
    'text/csv',
    '*/*',
    '',
    'image/png',
    ';;;',
    'a'.repeat(3_000),
  ),
  'content-type': fc.constantFrom(
    'application/json',
    'application/hal+json; charset=utf-16',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'none; x',
    '',
  ),
  'accept-encoding': fc.constantFrom(
    'gzip',
    'br, gzip;q=0.5',
    'gzip;q=0, *',
    'identity',
    '*',
    ';q=',
    'deflate',
    'zstd',
  ),
  'last-event-id': fc.constantFrom(
    '',
    '0',
    '1-1',
    '1:1',
    '-1',
    '999999999999999999999',
    'nonsense',
    '\u00ff',
    '1.1',
    '0-0-0',
  ),
  'x-forwarded-for': fc.nat(255).map((host) => `10.0.0.${host}`),
  'x-request-id': fc.constantFrom('from-the-web-0001', '"><', '\u00ff'.repeat(70), ''),
  range: fc.constantFrom('bytes=0-10', 'bytes=-1', 'rows=1'),
  'if-none-match': fc.constantFrom('*', '"x"'),
  expect: fc.constant('100-continue'),
  origin: fc.constantFrom('null', 'https://evil.example'),
  'content-encoding': fc.constantFrom('gzip', 'identity'),
  cookie: fc.constantFrom('a=b', ';;=;'),
  'x-http-method-override': fc.constant('DELETE'),
}

const header = fc.oneof(
  ...Object.entries(headerTexts).map(([name, text]) => text.map((value): [string, string] => [name, value])),
)
const headers = fc.array(header, { maxLength: 4 }).map((given): Record<string, string> => Object.fromEntries(given))

const otherMethod = fc.constantFrom(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'QUERY',
)

const caller = fc.oneof(
  fc.constantFrom<FuzzCaller>(...callers, 'session', 'admin session', 'garbage'),
  fc.constantFrom<FuzzCaller>('analyst', 'manager', 'admin'),
)

function requestTo(operation: Operation): fc.Arbitrary<RandomRequest> {
  const body = fc
    .tuple(bodyText(operation), fc.boolean())
    .map(([text, isChunked]) => (text === '' ? undefined : { text, isChunked }))
  return fc.record({
    method: usually(7, fc.constant(operation.method), otherMethod),
    target: targetOf(operation),
    caller: caller,
    place: fc.nat(500),
    headers,
    body,
  })
}

/** What an operation takes besides its path: the more there is, the more there is to get wrong. */
function weightOf({ query, body }: Operation): number {
  return 2 + query.length + (body === undefined ? 0 : 4)
}

/** Requests to every operation: most of them nearly right, so that they get past the first check. */
export function randomRequest(operations: readonly Operation[]): fc.Arbitrary<RandomRequest> {
  return fc.oneof(...operations.map((known) => ({ weight: weightOf(known), arbitrary: requestTo(known) })))
}
