import { expect, test } from 'vitest'
import { shownParameters } from '#/components/runs/list/shown-parameters.ts'
import type { RunField } from '#/lib/client/run-field.ts'

function field(name: string, type: RunField['type'], defaultValue: RunField['defaultValue']): RunField {
  const rest = { inputType: 'string' as const, label: name, description: null, options: null, optionsError: null }
  return { name, type, defaultValue, ...rest }
}

test('what differs from the default stands first, in the order in which it was given', () => {
  const fields = [field('region', 'select', 'all'), field('weeks', 'text', 2), field('product', 'text', '')]
  const shown = shownParameters({ fields, parameters: { region: 'all', weeks: 3, product: 'boots' } })
  expect(shown.map(({ name, isChanged }) => [name, isChanged])).toEqual([
    ['weeks', true],
    ['product', true],
    ['region', false],
  ])
})

test('a value and a list of it alone are the same', () => {
  const fields = [field('channels', 'multiselect', ['web'])]
  expect(shownParameters({ fields, parameters: { channels: 'web' } })[0]?.isChanged).toBe(false)
})

test('nothing is marked as changed whose default is not known', () => {
  const fields = [field('channels', 'multiselect', 'all'), field('day', 'date', null)]
  const shown = shownParameters({ fields, parameters: { channels: ['web'], day: '2026-08-07', other: 1 } })
  expect(shown.every(({ isChanged }) => !isChanged)).toBe(true)
})
