import { describe, expect, test } from 'vitest'
import { parameterHints } from '#/components/runs/filters/parameter-hints.ts'
import type { Run } from '#/lib/client/run.ts'
import type { RunField } from '#/lib/client/run-field.ts'

function field(name: string, more: Partial<RunField> = {}): RunField {
  const plain = { label: name, description: null, defaultValue: null, options: null, optionsError: null }
  return { name, type: 'text', inputType: 'string', ...plain, ...more }
}

const options = [
  { value: 'EU', label: 'Europe' },
  { value: 2, label: '2' },
]
const runs: Pick<Run, 'parameters' | 'fields'>[] = [
  { parameters: { region: 'US', day: null, tags: ['a', 'b'] }, fields: [field('region', { label: 'Region' })] },
  { parameters: { region: 'EU', limit: 5 }, fields: [] },
]

describe('what is known of parameters', () => {
  test('is every name of the form and of the runs, once, with what the form calls it', () => {
    const { names } = parameterHints([field('status')], runs)
    expect(names.map(({ value, hint }) => [value, hint])).toEqual([
      ['day', undefined],
      ['limit', undefined],
      ['region', 'Region'],
      ['status', undefined],
      ['tags', undefined],
    ])
  })

  test('is what the form offers first, then what runs had, as the grammar writes it', () => {
    const { valuesOf } = parameterHints([field('region', { options })], runs)
    expect(valuesOf('region').map(({ value }) => value)).toEqual(['EU', '2', 'US'])
    expect(valuesOf('tags').map(({ value }) => value)).toEqual(['a', 'b'])
    expect(valuesOf('day').map(({ value }) => value)).toEqual(['null'])
    expect(valuesOf('limit').map(({ value }) => value)).toEqual(['5'])
    expect(valuesOf('unheard')).toEqual([])
  })

  test('is whether it takes several values, from either, or may for all that is known', () => {
    const { mayBeList } = parameterHints([field('status', { type: 'multiselect' })], runs)
    expect(['status', 'tags', 'region', 'unheard'].map(mayBeList)).toEqual([true, true, false, true])
  })
})
