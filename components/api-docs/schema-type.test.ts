import { expect, test } from 'vitest'
import { schemaType, withProperties } from '#/components/api-docs/schema-type.ts'

test('a schema is said in a few words', () => {
  expect(schemaType({ type: ['string', 'null'] })).toBe('string or null')
  expect(schemaType({ type: 'array', items: { enum: ['a', 'b'] } })).toBe('list of one of "a", "b"')
  expect(schemaType({ anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'string' }] })).toBe('string or number')
  expect(schemaType({ const: true })).toBe('true')
  expect(schemaType({})).toBe('any')
})

test('properties are found through lists and alternatives', () => {
  const object = { type: 'object', properties: { token: { type: 'string' } } }
  expect(withProperties({ type: 'array', items: { anyOf: [{ type: 'null' }, object] } })).toBe(object)
  expect(withProperties({ type: 'array', items: { type: 'string' } })).toBeNull()
})
