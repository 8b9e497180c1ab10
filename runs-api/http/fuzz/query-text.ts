import fc from 'fast-check'
import { healthSpans } from '#/lib/contract/health-span.ts'
import { filterFields, kindOf, operators, operatorsOf, type FieldKind } from '#/lib/filters/filter-field.ts'
import { orderColumns } from '#/lib/filters/run-order.ts'
import { pythonStates, runTriggers } from '#/lib/runs/run-attributes.ts'
import { runStates } from '#/lib/runs/run-state.ts'
import { hostileEncoding, hostileText } from '#/runs-api/http/fuzz/hostile-text.ts'
import type { JsonSchema, Operation } from '#/runs-api/http/fuzz/operation.ts'
import { schemaValue, timeZone } from '#/runs-api/http/fuzz/schema-value.ts'

const times = [
  'now',
  'now-7d',
  'now-999999w',
  'now+999999w',
  '2026-08-07T07:47:06.501Z',
  '2019-12-19',
  '0001-01-01',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59-23:59',
]
const names = ['<report>', '<collection>', '<schedule>', 'acme-analyst', 'EU', 'a,b', '\\,']

/** Values of each kind at the edge of what the grammar takes. */
const valuesOf: Record<FieldKind, readonly string[]> = {
  time: times,
  seconds: ['0.5', '90', '0', '999999999.999999'],
  state: [...runStates, 'failed,cancelled'],
  python_state: pythonStates,
  trigger: [...runTriggers, 'api,schedule'],
  token: names,
  flag: ['true', 'false'],
  text: ['EU', 'amout', '%', '_', '\\'],
  parameter: [...names, '5', '1.5', '-0', '9'.repeat(30), 'true', 'null', '2026-08-01'],
}

const filterValue = fc.oneof(hostileText, fc.constantFrom(...Object.values(valuesOf).flat()))
const operator = fc.constantFrom(...operators)

const goodFilter = fc
  .constantFrom(...filterFields)
  .chain((field) => {
    const head =
      field === 'parameters'
        ? fc.constantFrom('parameters.region', 'parameters.count', 'parameters.a\\.b')
        : fc.constant(field)
    return fc.tuple(head, fc.constantFrom(...operatorsOf(field)), fc.constantFrom(...valuesOf[kindOf(field)]))
  })
  .map((parts) => parts.join('.'))

const oddFilter = fc.oneof(
  fc.tuple(fc.constantFrom(...filterFields), operator, filterValue).map((parts) => parts.join('.')),
  fc.tuple(hostileText, operator, filterValue).map(([name, ...rest]) => `parameters.${name}.${rest.join('.')}`),
  hostileText,
)

const filter = fc.oneof({ weight: 3, arbitrary: goodFilter }, { weight: 2, arbitrary: oddFilter })

const places = [
  '2026-08-07 07:47:06.5',
  '2026-13-45 99:99:99',
  '-infinity',
  '9999-02-30 23:59:59+99',
  '999999-01-01 00:00:00',
]

/** A cursor as ours are written, mostly with something in it that no list of ours ever says. */
const cursor = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('created_at', ...orderColumns),
      fc.oneof(fc.constantFrom(...places), fc.constantFrom('12', '-1', '999999999999999', 'failed'), hostileText),
      fc.oneof(fc.nat(50), fc.constantFrom<unknown>(2 ** 53 - 1, 2 ** 60, -1, 1.5, '1', null)),
    )
    .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url')),
  hostileText,
)

const order = fc.oneof(
  fc.constantFrom<string>('asc', 'desc', 'ASC', '', 'region', 'total', ...orderColumns),
  hostileText,
)
const count = fc.oneof(fc.constantFrom('1', '2', '7', '30', '200', '9999999999', '0', '01', '+1', '1.0'), hostileText)

const byName: Record<string, fc.Arbitrary<string>> = {
  filter,
  order,
  order_by: order,
  page: count,
  per_page: count,
  limit: count,
  offset: count,
  buckets: count,
  strip: count,
  slots: count,
  from: fc.oneof(fc.constantFrom(...times), hostileText),
  to: fc.oneof(fc.constantFrom(...times), hostileText),
  lane: fc.oneof(fc.constantFrom('report', 'collection', 'executed_by', 'trigger', 'parameters.region'), hostileText),
  span: fc.oneof(fc.constantFrom<string>(...healthSpans, '1d', '7D', '90'), hostileText),
  with: fc.oneof(
    fc.constantFrom('<report>/<run>', '<report:1>/<run:1>', '<report:9>/<run:2>', '<run>', '/'),
    hostileText,
  ),
  time_zone: fc.oneof(timeZone, hostileText),
  as_of: fc.oneof(fc.constantFrom('0', '5', '999999999999999'), hostileText),
  after: cursor,
  before: cursor,
  collection_id: fc.oneof(
    fc.constantFrom('<collection>', '<collection:1>', '<collection:8>', '000000000000'),
    hostileText,
  ),
  expires: count,
  signature: hostileText,
}

function encoded(text: string): string {
  // Placeholders stay readable until they are filled in.
  return encodeURIComponent(text.toWellFormed()).replaceAll(/%3C(\w+)(?:%3A(\d+))?%3E/g, (_all, name, place) =>
    place === undefined ? `<${name}>` : `<${name}:${place}>`,
  )
}

function parameter(name: string, schema: JsonSchema): fc.Arbitrary<string> {
  const value = fc.oneof(
    { weight: 4, arbitrary: byName[name] ?? hostileText },
    { weight: 1, arbitrary: schemaValue(schema).map(String) },
  )
  return value.map((text) => `${name}=${encoded(text)}`)
}

const stray = fc.oneof(
  fc
    .tuple(fc.constantFrom('filter', 'page', 'x', 'expires', 'signature', '__proto__', ''), hostileEncoding)
    .map((pair) => pair.join('=')),
  hostileEncoding,
)

const none = fc.constant<string[]>([])

/** The query string of a request, with its `?`, or nothing: parameters the operation knows, some twice, and strays. */
export function queryText({ query }: Operation): fc.Arbitrary<string> {
  const own = query.map(({ name, schema }) => parameter(name, schema))
  const one = own.length === 0 ? [] : [fc.oneof(...own)]
  const few = one.map((arbitrary) => ({ weight: 4, arbitrary: fc.array(arbitrary, { maxLength: 2 }) }))
  const many = one.map((arbitrary) => ({ weight: 1, arbitrary: fc.array(arbitrary, { maxLength: 5 }) }))
  const good = fc.oneof(...few, ...many, { weight: 1, arbitrary: none })
  const bad = fc.oneof({ weight: 7, arbitrary: none }, { weight: 1, arbitrary: fc.array(stray, { maxLength: 2 }) })
  return fc.tuple(good, bad).map((parts) => {
    const all = parts.flat()
    return all.length === 0 ? '' : `?${all.join('&')}`
  })
}
