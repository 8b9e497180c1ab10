import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedFields, isSameText, parametersBeside, textInWords } from '#/components/runs/rerun/changed-fields.ts'
import { askedForm, formSearch } from '#/components/runs/actions/run-link.ts'
import { formLink } from '#/components/runs/rerun/form-link.ts'
import { type FieldText, startText } from '#/components/runs/rerun/form-values.ts'
import type { RunField } from '#/lib/client/run-field.ts'

function field(name: string, more: Partial<RunField> = {}): RunField {
  const blank = { label: name, description: null, defaultValue: null, options: null, optionsError: null }
  return { name, type: 'text', inputType: 'string', ...blank, ...more }
}

const options = ['EU', 'US', 'ASIA'].map((value) => ({ label: `Region ${value}`, value }))
const region = field('region', { type: 'select', options, defaultValue: 'EU' })
const regions = field('regions', { type: 'multiselect', options, defaultValue: 'all' })
const note = field('note', { defaultValue: 'none' })
const fields = [region, regions, note]
const start = { search: new URLSearchParams(), repeated: { region: 'US', regions: ['US', 'EU'] } }
const address = { account: 'acme', report: '0123456789ab', run: 'ba9876543210' }

describe('a field has changed', () => {
  const changed = (edits: Record<string, FieldText>) => changedFields({ fields, start, edits }).map(({ name }) => name)

  test('when it does not hold what the run had, or the default where the run had none', () => {
    expect(changed({})).toEqual([])
    expect(changed({ region: 'EU', note: '' })).toEqual(['region', 'note'])
    expect(changed({ regions: ['US'] })).toEqual(['regions'])
  })

  test('also by the address, and no longer when it was typed back', () => {
    const asked = { ...start, search: new URLSearchParams('param_region=ASIA') }
    expect(changedFields({ fields, start: asked, edits: {} })).toEqual([region])
    expect(changedFields({ fields, start: asked, edits: { region: 'US' } })).toEqual([])
  })

  test('not by the order of what is ticked', () => {
    expect(changed({ regions: ['EU', 'US'] })).toEqual([])
    expect(isSameText(['a', 'b'], ['a', 'c'])).toBe(false)
  })
})

test('what the form does not ask for goes along, from the run and from the address', () => {
  const search = new URLSearchParams('param_region=EU&param_debug=no&param_tag=a&param_tag=b')
  const repeated = { region: 'US', debug: true, limit: 5 }
  expect(parametersBeside(fields, { search, repeated })).toEqual([
    ['debug', 'no'],
    ['limit', 5],
    ['tag', ['a', 'b']],
  ])
})

test('what a field held is said by its labels, and shortened', () => {
  expect(textInWords(region, 'EU')).toBe('Region EU')
  expect(textInWords(regions, [])).toBe('nothing')
  expect(textInWords(note, 'x'.repeat(100_000))).toHaveLength(81)
  expect(textInWords(field('ids', { type: 'multiselect' }), ['1', '2', '3', '4', '5', '6'])).toBe(
    '1, 2, 3, 4 and 2 more',
  )
})

describe('a link to a form', () => {
  test('says what was changed and nothing else', () => {
    const edits = { region: 'ASIA', regions: [] }
    expect(formLink(address, { fields, start, edits })).toBe(
      '/acme/reports/0123456789ab/runs/ba9876543210?param_region=ASIA&param_regions=',
    )
    expect(formLink({ ...address, run: null }, { fields, start, edits: {} })).toBe('/acme/reports/0123456789ab')
  })

  test('keeps what an address said that the form does not ask for', () => {
    const asked = { ...start, search: new URLSearchParams('param_debug=1&param_region=US') }
    expect(formLink({ ...address, run: null }, { fields, start: asked, edits: {} })).toBe(
      '/acme/reports/0123456789ab?param_debug=1',
    )
  })

  test('is not there for what no address can hold', () => {
    expect(formLink(address, { fields, start, edits: { note: 'x'.repeat(10_000) } })).toBeNull()
  })

  test('fills in what it was made of, whatever that is', () => {
    const edits = fc.record({
      region: fc.constantFrom('EU', 'US', 'ASIA'),
      regions: fc.subarray(['EU', 'US', 'ASIA']),
      note: fc.string({ unit: 'binary', maxLength: 40 }),
    })
    fc.assert(
      fc.property(edits, (given: Record<string, FieldText>) => {
        const url = new URL(formLink(address, { fields, start, edits: given }) ?? '', 'http://runboard.invalid')
        expect(url.searchParams.size > 0 ? askedForm(url.pathname, url.searchParams) : address).toEqual(address)
        for (const known of fields) {
          const read = startText(known, formSearch(url.searchParams), start.repeated)
          expect(isSameText(read, given[known.name] ?? [])).toBe(true)
        }
      }),
    )
  })
})

test.each([
  ['/acme/reports/0123456789ab', 'param_x=1', { account: 'acme', report: '0123456789ab', run: null }],
  ['/acme/reports/0123456789ab', 'filter=state.eq.failed', null],
  ['/acme/reports/0123456789ab/runs', 'param_x=1', null],
  ['/acme/runs', 'param_x=1', null],
])('%s?%s asks for the form %j', (path, search, expected) => {
  expect(askedForm(path, new URLSearchParams(search))).toEqual(expected)
})
