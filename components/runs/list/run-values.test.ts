import { expect, test } from 'vitest'
import { valuesInColumn, valuesOf } from '#/components/runs/list/run-values.ts'
import { testingRun } from '#/components/runs/list/testing-runs.ts'
import { testingFailure } from '#/lib/queries/testing-runs.ts'
import { formatFilter, parseFilter } from '#/lib/filters/run-filter.ts'

const failure = testingFailure({ code: 'SqlError', message: 'No such table' })
const run = testingRun('0123456789ab', {
  state: 'failed',
  failure,
  parameters: { 'region.name': 'a, b', channels: ['web', 'app'], none: null },
})

test('every value of a run is a filter of the grammar', () => {
  for (const { field, parameter, value } of valuesOf(run, false)) {
    const filter = { field, parameter, operator: 'eq' as const, values: [value] }
    expect(parseFilter(formatFilter(filter))).toEqual(filter)
  }
})

test('a parameter with several values offers each of them', () => {
  expect(valuesInColumn(run, 'parameters').map(({ parameter, value }) => [parameter, value])).toEqual([
    ['region.name', 'a, b'],
    ['channels', 'web'],
    ['channels', 'app'],
    ['none', ''],
  ])
})

test('on the page of a report its runs do not offer the report', () => {
  expect(valuesOf(run, false).some(({ field }) => field === 'report')).toBe(true)
  expect(valuesOf(run, true).some(({ field }) => field === 'report')).toBe(false)
})

test('a column without values to filter by offers none', () => {
  expect(valuesInColumn(run, 'duration')).toEqual([])
  expect(valuesInColumn(testingRun('a'), 'failure')).toEqual([])
})
