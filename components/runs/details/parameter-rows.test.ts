import { expect, test } from 'vitest'
import { parameterRows } from '#/components/runs/details/parameter-rows.ts'
import type { RunField } from '#/lib/client/run-field.ts'

function field(changed: Partial<RunField>): RunField {
  return {
    name: 'region',
    type: 'text',
    inputType: 'string',
    label: 'Region',
    description: null,
    defaultValue: 'all',
    options: null,
    optionsError: null,
    ...changed,
  }
}

function standardOf(value: string | number | string[], changed: Partial<RunField>) {
  return parameterRows({ parameters: { region: value }, fields: [field(changed)] })[0]?.standard
}

test('a value that is not the default is shown with the default', () => {
  expect(standardOf('north', {})).toBe('all')
  expect(standardOf('all', {})).toBeNull()
  expect(standardOf(3, { defaultValue: 2 })).toBe('2')
  expect(standardOf('2', { defaultValue: 2 })).toBeNull()
})

test('every choice of a multiselect is its default "all", in whatever order they came', () => {
  const options = ['web', 'shop'].map((value) => ({ label: value, value }))
  expect(standardOf(['shop', 'web'], { type: 'multiselect', options })).toBeNull()
  expect(standardOf(['web'], { type: 'multiselect', options })).toBe('all: web, shop')
  expect(standardOf(['web'], { type: 'multiselect', options: null })).toBeNull()
})

test('nothing is said of a default that the report does not have', () => {
  expect(standardOf('north', { defaultValue: null })).toBeNull()
})

test('the order is that of the form, and what the form does not know comes last', () => {
  const fields = ['b', 'a', 'gone'].map((name) => field({ name, label: name.toUpperCase() }))
  const rows = parameterRows({ parameters: { a: 1, x: null, b: 2 }, fields })
  expect(rows.map(({ label }) => label)).toEqual(['B', 'A', 'x'])
})
