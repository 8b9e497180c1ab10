import fc from 'fast-check'
import { filterFields, kindOf, operatorsOf, type FieldKind } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'

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

/** Every filter that the grammar can write. */
export const anyFilter: fc.Arbitrary<RunFilter> = fc.constantFrom(...filterFields).chain((field) =>
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
