import { expect, test } from 'vitest'
import { filterWords } from '#/components/runs/filter-words.ts'

const names = { '0123456789ab': 'Daily revenue' }

test.each([
  ['state.in.failed,cancelled', 'State is one of Failed, Cancelled'],
  ['report.eq.0123456789ab', 'Report is Daily revenue'],
  ['report.eq.ffffffffffff', 'Report is ffffffffffff'],
  ['created_at.gt.now-7d', 'Created: last 7 days'],
  ['created_at.lt.2026-08-01', 'Created before 2026-08-01'],
  ['duration.gte.90', 'Duration at least 90 s'],
  ['parameters.region.eq.north', 'Parameter region is north'],
  ['text.has.late fee', 'Text contains late fee'],
])('%s reads: %s', (filter, words) => {
  expect(filterWords(filter, names)).toEqual({ text: words, problem: null })
})

test('a broken filter is shown as typed, with what is wrong', () => {
  const { text, problem } = filterWords('created_at.after.now', names)
  expect(text).toBe('created_at.after.now')
  expect(problem).toContain('"after" is not an operator')
})
