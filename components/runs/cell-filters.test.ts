import { expect, test } from 'vitest'
import { filtersFor, filtersForListed } from '#/components/runs/cell-filters.ts'
import { formatFilter } from '#/lib/filters/run-filter.ts'

test.each([
  ['state.eq.failed', 'state.ne.failed', filtersFor('state', null, 'failed')],
  ['duration.gte.90', 'duration.lt.90', filtersFor('duration', null, 90)],
  ['created_at.gte.2026-08-07T07:47:06.501Z', 'created_at.lt.2026-08-07T07:47:06.501Z', timed()],
  [String.raw`parameters.a\.b.eq.x,y`, String.raw`parameters.a\.b.ne.x,y`, filtersFor('parameters', 'a.b', 'x,y')],
  ['parameters.flag.eq.true', 'parameters.flag.ne.true', filtersFor('parameters', 'flag', true)],
  ['parameters.day.eq.null', 'parameters.day.ne.null', filtersFor('parameters', 'day', null)],
  ['parameters.status.has.paid', null, filtersForListed('status', 'paid')],
])('a value offers %s and %s', (only, without, filters) => {
  expect(formatFilter(filters.only)).toBe(only)
  expect(filters.without && formatFilter(filters.without)).toBe(without)
})

function timed() {
  return filtersFor('created_at', null, '2026-08-07T07:47:06.501Z')
}
