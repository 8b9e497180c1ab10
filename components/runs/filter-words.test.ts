import { describe, expect, test } from 'vitest'
import { filterWords } from '#/components/runs/filter-words.ts'
import { spanWords } from '#/components/runs/filters/time-words.ts'
import { spanOf } from '#/lib/filters/created-span.ts'

const context = { names: { report: { '0123456789ab': 'Daily revenue' }, executed_by: { ada: 'Ada Lovelace' } } }
const inBerlin = { ...context, timeZone: 'Europe/Berlin' }

test.each([
  ['state.eq.failed', 'State is failed'],
  ['state.nin.failed,cancelled,running_notebook', 'State is not failed, cancelled or running notebook'],
  ['report.eq.0123456789ab', 'Report is Daily revenue'],
  ['report.ne.ffffffffffff', 'Report is not ffffffffffff'],
  ['executed_by.eq.ada', 'Run by Ada Lovelace'],
  ['executed_by.ne.grace', 'Not run by grace'],
  ['trigger.in.schedule,api', 'Started by a schedule or through the API'],
  ['open.eq.true', 'Open failure: yes'],
  ['open.ne.true', 'Open failure: no'],
  ['slow.eq.true', 'Slower than usual: yes'],
  ['created_at.gt.now-7d', 'Created: last 7 days'],
  ['created_at.lte.now-7d', 'Created more than 7 days ago'],
  ['created_at.lt.2026-08-01', 'Created before 1 Aug 2026, 02:00'],
  ['completed_at.gte.2026-07-31T22:00:00Z', 'Finished from 1 Aug 2026'],
  ['started_at.gt.now+2h', 'Began after now+2h'],
  ['duration.gte.90', 'Duration at least 90 s'],
  ['queue.lt.120', 'Time in the queue under 2 min'],
  ['parameters.region.eq.north', 'Parameter region is north'],
  ['parameters.region.eq.', 'Parameter region is empty'],
  [String.raw`parameters.a\.b.in.x\,y,z`, 'Parameter a.b is x,y or z'],
  ['text.has.late fee', 'Text contains late fee'],
])('%s reads: %s', (filter, words) => {
  expect(filterWords(filter, inBerlin)).toMatchObject({ text: words, problem: null })
})

test('a broken filter is shown as typed, with what is wrong', () => {
  const { text, problem } = filterWords('created_at.after.now', inBerlin)
  expect(text).toBe('created_at.after.now')
  expect(problem).toBe('"after" is not an operator')
})

describe('a span', () => {
  test.each([
    [[], 'Any time'],
    [['created_at.gt.now-24h'], 'Last 24 hours'],
    [['created_at.lt.now-2w'], 'More than 2 weeks ago'],
    [['created_at.gte.2026-07-31T22:00:00Z', 'created_at.lt.2026-08-07T22:00:00Z'], '1 – 7 Aug 2026'],
    [['created_at.gte.2026-07-31T22:00:00Z'], 'From 1 Aug 2026'],
    [['created_at.gt.now-14d', 'created_at.lt.now-7d'], '14 days ago – 7 days ago'],
  ])('%j reads: %s', (filters, words) => {
    expect(spanWords(spanOf(filters), 'Europe/Berlin')).toBe(words)
  })
})
