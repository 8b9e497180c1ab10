import { describe, expect, test } from 'vitest'
import { FormField } from '#/lib/reports/form-field.ts'
import type { DeclaredField, OptionsByField } from '#/runs-api/engine/parameters/declared-field.ts'
import { formFields } from '#/runs-api/engine/parameters/form-fields.ts'

const options = [{ label: 'Tea', value: 1 }]
const products: DeclaredField = {
  name: 'products',
  type: 'multiselect',
  label: 'Products',
  description: null,
  inputType: 'number',
  default: 'all',
  options: null,
  optionsFrom: { query: null, labels: 'name', values: 'id' },
  declaredIn: 'Main',
}

describe('formFields', () => {
  test('fills in the values of the run and the options of the other query', () => {
    const [field] = formFields([products], { products: [1], other: 2 }, new Map([['products', { options }]]))
    expect(field).toEqual({
      name: 'products',
      type: 'multiselect',
      label: 'Products',
      description: null,
      default: [1],
      options,
      options_error: null,
      input_type: 'number',
      value: [1],
    })
    expect(FormField.parse(field)).toEqual(field)
  })

  test.each<[OptionsByField, string]>([
    [new Map([['products', { error: 'no result yet' }]]), 'no result yet'],
    [new Map(), 'The options are not known yet.'],
  ])('says why the options are unknown: %#', (unknown, sentence) => {
    const [field] = formFields([products], {}, unknown)
    expect(field).toMatchObject({ default: 'all', options: null, options_error: sentence, value: null })
  })

  test('takes no value from a prototype', () => {
    expect(formFields([{ ...products, name: 'constructor' }], {})[0]?.value).toBeNull()
  })
})
