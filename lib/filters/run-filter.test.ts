import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterFields, kindOf, operatorsOf, type FieldKind } from '#/lib/filters/filter-field.ts'
import { formatFilter, parseFilter, type RunFilter } from '#/lib/filters/run-filter.ts'

const values: Record<FieldKind, fc.Arbitrary<string>> = {
  time: fc.constantFrom('2026-08-07T07:47:06.501Z', '2026-08-07', 'now-7d', 'now', '2026-08-07T07:47:06+02:00'),
  seconds: fc.constantFrom('0', '90', '0.5'),
  state: fc.constantFrom('failed', 'succeeded'),
  python_state: fc.constantFrom('none', 'failed'),
  trigger: fc.constantFrom('manual', 'schedule'),
  token: fc.string({ minLength: 1 }).filter((text) => !text.includes('\0')),
  parameter: fc.string().filter((text) => !text.includes('\0')),
  flag: fc.constantFrom('true', 'false'),
  text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\0')),
}

const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('\0'))

const filter: fc.Arbitrary<RunFilter> = fc.constantFrom(...filterFields).chain((field) =>
  fc.constantFrom(...operatorsOf(field)).chain((operator) => {
    const value = values[kindOf(field)]
    const isList = operator === 'in' || operator === 'nin'
    return fc.record({
      field: fc.constant(field),
      parameter: field === 'parameters' ? name : fc.constant(null),
      operator: fc.constant(operator),
      values: isList ? fc.array(value, { minLength: 1, maxLength: 5 }) : value.map((only) => [only]),
    })
  }),
)

describe('parseFilter', () => {
  test('reads back every filter that can be written', () => {
    fc.assert(
      fc.property(filter, (given) => {
        expect(parseFilter(formatFilter(given))).toEqual(given)
      }),
    )
  })

  test('takes the specification its own examples', () => {
    expect(parseFilter('updated_at.lt.2019-10-23T06:23:01Z')).toEqual({
      field: 'updated_at',
      parameter: null,
      operator: 'lt',
      values: ['2019-10-23T06:23:01Z'],
    })
  })

  test.each([
    ['', '"" is not a field'],
    ['created_at', 'is written <field>.<operator>.<value>'],
    ['created_at.gt', 'is written <field>.<operator>.<value>'],
    ['created_at.after.2026-01-01', '"after" is not an operator'],
    ['created_at.gt.yesterday', '"yesterday" is not a value of created_at'],
    ['created_at.gt.2026-02-30', '"2026-02-30" is not a value of created_at'],
    ['created_at.has.2026-02-20', 'created_at takes gt'],
    ['state.eq.done', '"done" is not a value of state, which takes one of pending'],
    ['state.in.failed,done', '"done"'],
    ['duration.gt.-1', '"-1"'],
    ['parameters.region', 'parameters.<name>.<operator>.<value>'],
    ['parameters..eq.x', 'parameters.<name>.<operator>.<value>'],
    ['colour.eq.red', '"colour" is not a field'],
    ['open.eq.yes', 'true or false'],
    ['toString.eq.x', '"toString" is not a field'],
    ['text.has. ', 'the words to look for'],
    ['parameters.a.eq.\0', 'NUL'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(() => parseFilter(text)).toThrow(problem)
  })
})
