import { describe, expect, test } from 'vitest'
import { readForm } from '#/runs-api/engine/templates/form/read-form.ts'

const limits = { renderMs: 5000, sourceChars: 1_000_000, memoryUnits: 10_000_000, outputChars: 4_000_000 }
const context = { now: new Date('2026-08-07T10:00:00.000Z'), limits }

function formOf(yaml: string) {
  return readForm([{ name: 'Revenue', source: `{% form %}\n${yaml}\n{% endform %}\nselect 1` }], context).fields
}

describe('readForm', () => {
  test('reads every kind of field', () => {
    const fields = formOf(`
start_date:
  type: date
  label: From
  description: First day that counts
  default: {{ 'now' | date: '%s' | minus: 604800 | date: '%Y-%m-%d' }}
minimum: {type: text, input_type: number, default: "5"}
region:
  type: select
  default: US
  options: [EU, US]
region_ids:
  type: multiselect
  default: all
  options: [[East, 1],
            [West, 2]]
product:
  type: multiselect
  options: {labels: product_name, values: product_id, query: Products}
`)
    expect(fields).toEqual([
      blank({
        name: 'start_date',
        type: 'date',
        label: 'From',
        description: 'First day that counts',
        default: '2026-07-31',
      }),
      blank({ name: 'minimum', label: 'Minimum', inputType: 'number', default: 5 }),
      blank({
        name: 'region',
        type: 'select',
        label: 'Region',
        default: 'US',
        options: options(['EU', 'EU'], ['US', 'US']),
      }),
      blank({
        name: 'region_ids',
        type: 'multiselect',
        label: 'Region ids',
        default: 'all',
        options: options(['East', 1], ['West', 2]),
      }),
      blank({
        name: 'product',
        type: 'multiselect',
        label: 'Product',
        optionsFrom: { query: 'Products', labels: 'product_name', values: 'product_id' },
      }),
    ])
  })

  test('joins the forms of all queries; of a name declared twice the first counts', () => {
    const { fields, formQueries } = readForm(
      [
        { name: 'A', source: 'select 1' },
        { name: 'B', source: '{% if x %}{% form %}\na: {type: text}\n{% endform %}{% endif %}' },
        { name: 'C', source: '{% form %}\na: {type: date}\nb: {type: text}\n{% endform %}{% form %}{% endform %}' },
        { name: 'D', source: '{% raw %}{% form %}\nc: {type: text}\n{% endform %}{% endraw %}' },
      ],
      context,
    )
    expect(fields.map(({ name, type, declaredIn }) => [name, type, declaredIn])).toEqual([
      ['a', 'text', 'B'],
      ['b', 'text', 'C'],
    ])
    expect(formQueries).toEqual(['B', 'C'])
  })

  test.each([
    ['a: {type: dropdown}', 'field "a": "type" must be one of text, select, multiselect, date; it is "dropdown".'],
    ['a: {default: 1}', 'field "a": "type" must be one of text, select, multiselect, date; it is missing.'],
    ['a: {type: text, input_type: money}', 'field "a": "input_type" must be one of string, number; it is "money".'],
    ['a: {type: select}', 'field "a": a select needs "options".'],
    ['a: {type: multiselect, options: []}', 'field "a": a multiselect needs "options".'],
    ['a: {type: select, options: 5}', 'field "a": "options" must be a list of values'],
    ['a: {type: select, options: [[1, 2, 3]]}', 'field "a": "options" must be a list of values'],
    ['a: {type: select, input_type: number, options: [x]}', 'field "a": each option must be a number; "x" came.'],
    ['a: {type: select, options: [x], default: y}', 'field "a": its default must be one of "x"; "y" came.'],
    ['a: {type: date, default: 2026-02-30}', 'field "a": its default must be a day of the calendar'],
    ['a: {type: text, default: {b: 1}}', 'field "a": "default" must be one value or a list of values.'],
    ['a: text', 'the field "a" needs settings below its name'],
    ['- a', 'the form must be a mapping'],
    ['a: [', 'the form is not valid YAML (line'],
    ['a: {type: text}\na: {type: date}', 'Map keys must be unique'],
    ['1: {type: text}', '1 cannot be the name of a field'],
    ['__proto__: {type: text}', '"__proto__" cannot be the name of a field'],
  ])('%j is refused in a sentence naming the query and the field', (yaml, sentence) => {
    expect(() => formOf(yaml)).toThrow(sentence)
    expect(() => formOf(yaml)).toThrow('Query "Revenue"')
  })

  test('a form that multiplies itself through aliases is refused', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`)
    expect(() => formOf(`l0: &l0 [a]\n${levels.join('\n')}`)).toThrow('aliases')
  })
})

function blank(given: object) {
  const nothing = { description: null, inputType: 'string', default: null, options: null, optionsFrom: null }
  return { type: 'text', ...nothing, declaredIn: 'Revenue', ...given }
}

function options(...pairs: [string, string | number][]) {
  return pairs.map(([label, value]) => ({ label, value }))
}
