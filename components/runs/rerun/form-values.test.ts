import { describe, expect, test } from 'vitest'
import {
  choiceProblem,
  fieldNamedIn,
  offeredChoices,
  parameterOf,
  startText,
} from '#/components/runs/rerun/form-values.ts'
import type { RunField } from '#/lib/client/run-field.ts'

function field(more: Partial<RunField>): RunField {
  return {
    name: 'region',
    type: 'text',
    inputType: 'string',
    label: 'Region',
    description: null,
    defaultValue: null,
    options: null,
    optionsError: null,
    ...more,
  }
}

const none = new URLSearchParams()
const channels = field({
  name: 'channel',
  type: 'multiselect',
  options: [
    { label: 'Web', value: 'web' },
    { label: 'Shop', value: 'shop' },
    { label: 'Two', value: 2 },
  ],
})

describe('startText', () => {
  test('takes the address over the run, and the run over the default', () => {
    const given = field({ defaultValue: 'north' })
    expect(startText(given, new URLSearchParams('param_region=west'), { region: 'south' })).toBe('west')
    expect(startText(given, none, { region: 'south' })).toBe('south')
    expect(startText(given, none, { region: null })).toBe('')
    expect(startText(given, none, { region: 0 })).toBe('0')
    expect(startText(given, none)).toBe('north')
    expect(startText(field({}), none)).toBe('')
  })

  test('of a multiselect is what is ticked, and `all` ticks everything', () => {
    expect(startText(channels, none, { channel: ['shop', 2] })).toEqual(['shop', '2'])
    expect(startText({ ...channels, defaultValue: 'all' }, none)).toEqual(['web', 'shop', '2'])
    expect(startText(channels, new URLSearchParams('param_channel=web&param_channel=shop'))).toEqual(['web', 'shop'])
    expect(startText(channels, none)).toEqual([])
    expect(startText(channels, new URLSearchParams('param_channel='), { channel: ['shop'] })).toEqual([])
  })

  test('of a multiselect whose options nobody knows is empty for `all`', () => {
    expect(startText({ ...channels, options: null, defaultValue: 'all' }, none)).toEqual([])
  })
})

describe('parameterOf', () => {
  test('has the type of the option; a number stays the text that was typed, so that none is rounded unseen', () => {
    expect(parameterOf(channels, ['web', '2'])).toEqual(['web', 2])
    expect(parameterOf({ ...channels, type: 'select' }, '2')).toBe(2)
    expect(parameterOf(field({ inputType: 'number' }), '9007199254740993')).toBe('9007199254740993')
    expect(parameterOf(field({}), '12')).toBe('12')
    expect(parameterOf(field({ type: 'date' }), '2026-08-01')).toBe('2026-08-01')
  })

  test('is null for an empty number, date or choice, and an empty text for a text', () => {
    expect(parameterOf(field({ type: 'date', defaultValue: '2026-01-01' }), '')).toBeNull()
    expect(parameterOf(field({ inputType: 'number', defaultValue: 3 }), ' ')).toBeNull()
    expect(parameterOf({ ...channels, type: 'select' }, '')).toBeNull()
    expect(parameterOf(field({}), '')).toBe('')
  })
})

test('a value that is none of the choices stays visible', () => {
  const choices = offeredChoices(channels, ['web', 'fax'])
  expect(choices.map(({ value }) => value)).toEqual(['web', 'shop', '2', 'fax'])
  expect(choices.at(-1)?.label).toBe('fax (not among the choices)')
})

test('a value that is none of the choices is refused, and no other is', () => {
  expect(choiceProblem(channels, ['web', 'fax'])).toBe('"fax" is not among the choices. Choose another value.')
  expect(choiceProblem({ ...channels, type: 'select' }, 'fax')).toContain('"fax" is not among the choices.')
  expect([choiceProblem(channels, ['web', '2']), choiceProblem(channels, [])]).toEqual([null, null])
  expect(choiceProblem({ ...channels, type: 'select' }, '')).toBeNull()
  expect([choiceProblem({ ...channels, options: null }, ['fax']), choiceProblem(field({}), 'fax')]).toEqual([
    null,
    null,
  ])
})

describe('fieldNamedIn', () => {
  const fields = ['start', 'start_date', 'end_date', 'cost "net"'].map((name) => field({ name }))

  test.each([
    ['start_date takes a date such as 2026-08-01, not "x"', 'start_date'],
    ['The parameter "end_date" must be after start_date', 'end_date'],
    ['Parameter "cost \\"net\\"" must be a number; "start" came.', 'cost "net"'],
    ['Parameter "other" holds a NUL character; "start_date" came.', null],
    ['restart everything', null],
  ])('%s', (message, expected) => {
    expect(fieldNamedIn(message, fields)).toBe(expected)
  })
})
