import { describe, expect, test } from 'vitest'
import { isPreset, presetsOf, withPreset } from '#/components/runs/filters/presets.ts'

const [all, failing, mine] = presetsOf('ada')
const kept = ['created_at.gt.now-7d', 'report.eq.0123456789ab', 'text.has.late']

function preset(word: string) {
  const found = presetsOf('ada').find((each) => each.word === word)
  if (found === undefined) throw new Error(`There is no preset ${word}.`)
  return found
}

describe('a preset', () => {
  test('keeps the span, the reports and the search, and nothing else', () => {
    const filters = [...kept, 'state.eq.failed', 'duration.gt.60', 'nonsense']
    expect(withPreset(filters, preset('Failing'))).toEqual([...kept, 'open.eq.true'])
    expect(withPreset(filters, preset('All'))).toEqual(kept)
  })

  test('is current when the filters are its own, and taken back by a second press', () => {
    const filters = withPreset(kept, preset('Mine'))
    expect(filters).toContain('executed_by.eq.ada')
    expect(presetsOf('ada').filter((each) => isPreset(filters, each))).toEqual([mine])
    expect(withPreset(filters, preset('Mine'))).toEqual(kept)
  })

  test('gives way to another one', () => {
    expect(withPreset(withPreset(kept, preset('Mine')), preset('Failing'))).toEqual([...kept, 'open.eq.true'])
  })

  test('is not current beside other filters', () => {
    expect(presetsOf('ada').filter((each) => isPreset(['open.eq.true', 'state.eq.failed'], each))).toEqual([])
    expect(presetsOf('ada').filter((each) => isPreset(['nonsense'], each))).toEqual([])
    expect(presetsOf('ada').filter((each) => isPreset([], each))).toEqual([all])
    expect(presetsOf('ada').filter((each) => isPreset(['open.eq.true'], each))).toEqual([failing])
  })
})

test('nobody in particular has no runs of their own', () => {
  expect(presetsOf(null).map(({ word }) => word)).toEqual(['All', 'Failing', 'Scheduled', 'Slow'])
})
