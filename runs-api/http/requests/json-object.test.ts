import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#/lib/errors.ts'
import { parseJsonObject } from '#/runs-api/http/requests/json-object.ts'

const name = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && text !== '__proto__')
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    name,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.array(tie('tree')),
    fc.dictionary(name, tie('tree')),
  ),
}))

describe('a JSON object', () => {
  test('is read as it was written, brackets and quotes in its texts too', () => {
    fc.assert(
      fc.property(fc.dictionary(name, tree), fc.integer({ min: 0, max: 2 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseJsonObject(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('is accepted or refused with a sentence, whatever text comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.stringMatching(/^[{}[\]",:\\a1]*$/)),
        (text) => {
          try {
            expect(typeof parseJsonObject(text)).toBe('object')
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  test('nests 64 levels and no more', () => {
    const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
    expect(() => parseJsonObject(nested(64))).not.toThrow()
    expect(() => parseJsonObject(nested(65))).toThrow('The body nests deeper than 64 levels.')
  })

  test('says so of a name that JavaScript would take for something else', () => {
    const body = '{"parameters":{"__proto__":1}}'
    expect(() => parseJsonObject(body)).toThrow('"__proto__" cannot be a name in parameters; take another.')
  })

  test('is empty where there is no text', () => {
    expect(parseJsonObject(' \r\n')).toEqual({})
  })
})
