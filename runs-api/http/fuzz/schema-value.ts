import fc from 'fast-check'
import { hostileJson, hostileText } from '#/runs-api/http/fuzz/hostile-text.ts'
import type { JsonSchema } from '#/runs-api/http/fuzz/operation.ts'

/** A person of the fuzzed world who has a password. */
export const signsIn = { username: 'acme-analyst', password: 'correct horse battery' }

/** Zones, offsets and what is neither. */
export const timeZone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  '+05:00',
  '-11:59',
  'EST5EDT',
  'Etc/GMT+14',
  'utc',
  'Nowhere/Else',
)

/** Values for names whose schema says less than the program knows. */
const known: Record<string, fc.Arbitrary<unknown>> = {
  time_zone: timeZone,
  space_token: fc.constantFrom('<collection>', '<collection:1>', '<collection:8>', '000000000000'),
  username: fc.oneof(
    fc.constantFrom(signsIn.username, signsIn.username, 'acme', 'nobody', 'globex-viewer', 'ACME-analyst '),
    fc.stringMatching(/^fuzz-[a-z0-9]{1,8}$/),
  ),
  password: passwordLike(),
  current_password: passwordLike(),
  new_password: passwordLike(),
  email: fc.oneof(fc.constantFrom(null, 'ana@acme.example', 'ana@', 'x'.repeat(300)), hostileText),
  search: fc.oneof(
    fc.constantFrom('', 'filter=state.eq.failed', '?filter=text.has.%00', 'order=asc&order_by=duration', 'page=2'),
    hostileText.map((text) => `filter=text.has.${text}`),
  ),
  report_token: fc.constantFrom('<report>', '<report:3>', '000000000000', null),
  link: fc.oneof(fc.constant(`000000000000.${'0'.repeat(64)}`), hostileText),
  parameters: parametersLike(),
  params: parametersLike(),
}

function passwordLike(): fc.Arbitrary<string> {
  return fc.constantFrom(signsIn.password, signsIn.password, signsIn.password, '', 'wrong', 'x'.repeat(1_000))
}

/** What the forms of the fuzzed reports take, and what they do not. */
function parametersLike(): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.constantFrom<unknown>('EU', 'US', ['EU', 'US'], [], '2026-08-01', '2026-02-30', 7, '7', 1.5, true, null),
    hostileJson,
  )
  const name = fc.oneof(fc.constantFrom('region', 'regions', 'day', 'count', 'word', 'user_id'), hostileText)
  return fc.dictionary(name, value, { maxKeys: 4 })
}

function textOf({ pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc.oneof(fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20) }), hostileText)
}

function objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema): fc.Arbitrary<unknown> {
  const values = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, known[name] ?? schemaValue(schema)]),
  )
  const fixed = fc.record(values, { requiredKeys: required })
  if (typeof additionalProperties !== 'object') return fixed
  const others = fc.dictionary(hostileText, schemaValue(additionalProperties), { maxKeys: 3 })
  return fc.tuple(others, fixed).map(([extra, own]) => ({ ...extra, ...own }))
}

function typed(schema: JsonSchema, type: string): fc.Arbitrary<unknown> {
  const { minimum: min = -100, maximum: max = 100 } = schema
  if (type === 'string') return textOf(schema)
  if (type === 'integer') return fc.integer({ min, max })
  if (type === 'number') return fc.double({ min, max, noNaN: true })
  if (type === 'boolean') return fc.boolean()
  if (type === 'array') return fc.array(schemaValue(schema.items ?? {}), { maxLength: 4 })
  if (type === 'object') return objectOf(schema)
  return fc.constant(null)
}

/** A value that a JSON schema allows, or nearly. */
export function schemaValue(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(schemaValue))
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.type === undefined) return hostileJson
  return fc.oneof(...[schema.type].flat().map((type) => typed(schema, type)))
}

/** The value with one thing in it, found by the steps, replaced, left out or added. */
function spoiledAt(value: unknown, steps: number[], bad: unknown): unknown {
  const [step = 0, ...further] = steps
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad
  const names = Object.keys(value)
  const name = names[step % (names.length + 1)]
  if (name === undefined) return { ...value, [JSON.stringify(bad)]: bad }
  const { [name]: inner, ...rest } = Object.fromEntries(Object.entries(value))
  if (step % 5 === 0) return rest
  return { ...rest, [name]: further.length === 0 ? bad : spoiledAt(inner, further, bad) }
}

/** Makes a good value wrong in one place. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 3 })
  return fc.tuple(value, steps, hostileJson).map(([good, way, bad]) => spoiledAt(good, way, bad))
}
