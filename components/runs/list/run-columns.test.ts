import { expect, test } from 'vitest'
import { type RunColumn, accountColumns, reportColumns } from '#/components/runs/list/run-columns.ts'
import { defaultPreferences } from '#/lib/contract/default-preferences.ts'
import { orderColumns } from '#/lib/filters/run-order.ts'

const idsOf = (columns: RunColumn[]) => columns.map(({ id }) => id)

test('everything that runs can be ordered by has a heading to press', () => {
  const ordering = accountColumns.flatMap(({ order }) => order ?? [])
  expect(ordering.toSorted()).toEqual([...orderColumns].sort())
})

test('what is hidden at first are columns that can be shown', () => {
  const offered = idsOf(accountColumns.filter(({ isFixed }) => !isFixed))
  expect(defaultPreferences.runs_columns.hidden.filter((id) => !offered.includes(id))).toEqual([])
})

test('what names a run cannot be hidden: the report among all runs, the token among those of a report', () => {
  const fixed = (columns: RunColumn[]) => idsOf(columns.filter(({ isFixed }) => isFixed))
  expect(fixed(accountColumns)).toEqual(['report'])
  expect(fixed(reportColumns)).toEqual(['run'])
  expect(idsOf(reportColumns)).not.toContain('report')
})

test('a card has one place for each value that it shows, but for the reason, which takes that of the parameters', () => {
  const places = accountColumns.flatMap(({ card }) => card ?? [])
  expect(places.filter((place) => place !== 'why')).toEqual([...new Set(places)].filter((place) => place !== 'why'))
  expect(places.filter((place) => place === 'why')).toHaveLength(2)
})
