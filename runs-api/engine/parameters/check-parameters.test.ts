import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#/lib/errors.ts'
import { Parameters } from '#/lib/reports/parameters.ts'
import { checkParameters } from '#/runs-api/engine/parameters/check-parameters.ts'
import type { DeclaredField, OptionsByField } from '#/runs-api/engine/parameters/declared-field.ts'

const regions = [
  { label: 'Europe', value: 'EU' },
  { label: 'Americas', value: 'US' },
]
const numbered = Array.from({ length: 20 }, (_, index) => ({ label: `#${index}`, value: index }))
const fields = [
  field('name', { default: 'ada' }),
  field('minimum', { inputType: 'number', default: 10 }),
  field('day', { type: 'date', default: '2026-08-07' }),
  field('region', { type: 'select', options: regions, default: 'EU' }),
  field('regions', { type: 'multiselect', options: regions, default: 'all' }),
  field('shop', { type: 'select', options: numbered }),
  field('products', {
    type: 'multiselect',
    default: 'all',
    optionsFrom: { query: null, labels: 'name', values: 'id' },
  }),
]
const products: OptionsByField = new Map([['products', { options: numbered }]])

describe('checkParameters', () => {
  test.each([undefined, null, {}])('%j gives every field its default', (given) => {
    expect(checkParameters(fields, given, products)).toEqual({
      name: 'ada',
      minimum: 10,
      day: '2026-08-07',
      region: 'EU',
      regions: ['EU', 'US'],
      shop: null,
      products: numbered.map(({ value }) => value),
    })
  })

  test.each([
    [{ name: 5 }, { name: '5' }],
    [{ name: '' }, { name: '' }],
    [{ minimum: '5' }, { minimum: 5 }],
    [{ minimum: ' -1.5e3 ' }, { minimum: -1500 }],
    [{ minimum: '' }, { minimum: null }],
    [{ day: '2024-02-29' }, { day: '2024-02-29' }],
    [{ day: '' }, { day: null }],
    [{ day: null }, { day: null }],
    [{ shop: '7' }, { shop: 7 }],
    [{ regions: 'US' }, { regions: ['US'] }],
    [{ regions: [] }, { regions: [] }],
    [{ regions: null }, { regions: [] }],
    [{ products: ['3', 4] }, { products: [3, 4] }],
    [{ other: [1, 'a', null, true] }, { other: [1, 'a', null, true] }],
    [
      { constructor: 'x', toString: 1 },
      { constructor: 'x', toString: 1 },
    ],
  ])('accepts %j as %j', (given, expected) => {
    expect(checkParameters(fields, given, products)).toMatchObject(expected)
  })

  test.each([
    [{ name: ['a'] }, 'Parameter "name" takes one value; the list ["a"] came.'],
    [{ minimum: 'five' }, 'Parameter "minimum" must be a number; "five" came.'],
    [{ minimum: '0x10' }, 'Parameter "minimum" must be a number; "0x10" came.'],
    [{ minimum: true }, 'Parameter "minimum" must be a number; true came.'],
    [{ minimum: '9007199254740993' }, 'Parameter "minimum" must be a number that is kept exactly'],
    [
      { day: '2026-02-30' },
      'Parameter "day" must be a day of the calendar written like 2026-08-01; "2026-02-30" came.',
    ],
    [{ day: '7.8.2026' }, 'written like 2026-08-01; "7.8.2026" came.'],
    [{ day: '0000-01-01' }, 'must be a day of the calendar'],
    [{ region: 'XX' }, 'Parameter "region" must be one of "EU", "US"; "XX" came.'],
    [{ region: ['EU'] }, 'Parameter "region" takes one value'],
    [{ regions: ['EU', 'XX'] }, 'Parameter "regions" must be one of "EU", "US"; "XX" came.'],
    [{ shop: 99 }, 'Parameter "shop" must be one of 0, 1, 2, 3, 4 and 15 more; 99 came.'],
    [{ products: [99] }, 'Parameter "products" must be one of 0, 1, 2, 3, 4 and 15 more; 99 came.'],
    [
      { other: { a: 1 } },
      'Parameter "other" must be a text, a number, true, false, null or a list of these; {"a":1} came.',
    ],
    [{ other: [[1]] }, 'Parameter "other" must be'],
    [{ other: Number.POSITIVE_INFINITY }, 'Parameter "other" must be'],
    [{ other: 'a\0' }, 'Parameter "other" holds a NUL character'],
    [{ other: ['\uD800'] }, 'Parameter "other" holds a NUL character or half of a character'],
    [{ '': 1 }, '"" cannot be the name of a parameter'],
    [{ ['x'.repeat(201)]: 1 }, 'cannot be the name of a parameter'],
    [JSON.parse('{"__proto__": 1}'), '"__proto__" cannot be the name of a parameter'],
    [{ big: 'x'.repeat(100_000) }, 'may be 100 kB in all'],
    [Object.fromEntries(numbers(201)), 'at most 200 parameters; 201 came'],
    [[1], '"parameters" must be an object of names and values; [1] came.'],
    ['a', '"parameters" must be an object of names and values; "a" came.'],
  ])('refuses %j', (given: unknown, sentence: string) => {
    expect(() => checkParameters(fields, given, products)).toThrow(sentence)
  })

  test('shortens what came when it is long', () => {
    const message = messageOf(() => checkParameters(fields, { region: 'x'.repeat(5000) }))
    expect(message.length).toBeLessThan(200)
    expect(message).toContain('x…')
  })

  test('survives what is nested a hundred thousand deep', () => {
    const deep: unknown = JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    expect(() => checkParameters(fields, deep)).toThrow('["[…]"] came.')
  })

  test.each<[string, OptionsByField]>([
    ['an error', new Map([['products', { error: 'no result yet' }]])],
    ['nothing', new Map()],
  ])('does not enforce options that are unknown because of %s', (_, unknown) => {
    expect(checkParameters(fields, { products: ['any'] }, unknown)).toMatchObject({ products: ['any'] })
    expect(checkParameters(fields, {}, unknown)).toMatchObject({ products: [] })
  })

  test('whatever comes, the answer is parameters or a bad request, and checking twice changes nothing', () => {
    const given = fc.oneof(
      fc.anything(),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(nameOfField, fc.jsonValue()),
    )
    fc.assert(
      fc.property(given, (raw) => {
        const checked = attempt(() => checkParameters(fields, raw, products))
        if (checked instanceof AppError) expect(checked.code).toBe('bad_request')
        else expect(checkParameters(fields, Parameters.parse(checked), products)).toEqual(checked)
      }),
      { numRuns: 2000 },
    )
  })
})

const nameOfField = fc.constantFrom(...fields.map(({ name }) => name))

function field(name: string, given: Partial<DeclaredField>): DeclaredField {
  const blank = { label: name, description: null, default: null, options: null, optionsFrom: null, declaredIn: 'Q' }
  return { name, type: 'text', inputType: 'string', ...blank, ...given }
}

function numbers(count: number): [string, number][] {
  return Array.from({ length: count }, (_, index) => [`p${index}`, index])
}

function attempt(action: () => unknown): unknown {
  try {
    return action()
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown
    throw thrown
  }
}

function messageOf(action: () => unknown): string {
  const thrown = attempt(action)
  return thrown instanceof AppError ? thrown.message : ''
}
