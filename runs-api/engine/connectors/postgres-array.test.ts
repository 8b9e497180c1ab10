import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrayAsJson } from './postgres-array.ts'

type Nested = (string | null | Nested)[]

/** An array as Postgres writes it, every element quoted. */
function write(value: Nested): string {
  const elements = value.map((element) => {
    if (element === null) return 'NULL'
    if (Array.isArray(element)) return write(element)
    return `"${element.replaceAll(/["\\]/g, '\\$&')}"`
  })
  return `{${elements.join(',')}}`
}

describe('arrayAsJson', () => {
  test('any array of texts, nulls and arrays means the same afterwards', () => {
    const element = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('NULL', '{', '}', ',', '"', '\\'),
      fc.constant(null),
    )
    const list: fc.Arbitrary<Nested> = fc.array(fc.oneof(element, fc.array(element, { maxLength: 4 })), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(list, (value) => {
        expect(JSON.parse(arrayAsJson(write(value), false).json)).toEqual(value)
      }),
    )
  })

  test('bare elements, bounds and depth are read', () => {
    expect(arrayAsJson('{1,-2.5,NULL,t}', false)).toEqual({ json: '["1","-2.5",null,"t"]', depth: 1 })
    expect(arrayAsJson('[0:1]={a,b}', false)).toEqual({ json: '["a","b"]', depth: 1 })
    expect(arrayAsJson('{{1,2},{3,4}}', false)).toEqual({ json: '[["1","2"],["3","4"]]', depth: 2 })
    expect(arrayAsJson('{}', false)).toEqual({ json: '[]', depth: 1 })
  })

  test('elements that are JSON stay JSON', () => {
    expect(arrayAsJson(String.raw`{"{\"a\": [1, \"}\"]}",NULL,true}`, true).json).toBe('[{"a": [1, "}"]},null,true]')
  })
})
