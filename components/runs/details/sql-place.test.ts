import { expect, test } from 'vitest'
import { errorPlace } from '#/components/runs/details/sql-place.ts'

const sql = 'select nothing_here\nfrom orders'

test.each([
  ['column "nothing_here" does not exist Position: 8', 'nothing_here'],
  ['syntax error Position: 1', 'select'],
  ['syntax error Position: 20', '\n'],
])('%s marks %j', (message, marked) => {
  const place = errorPlace(message, sql)
  expect(place && sql.slice(place.start, place.end)).toBe(marked)
})

test.each(['no position', 'Position: 0', 'Position: 999'])('%s marks nothing', (message) => {
  expect(errorPlace(message, sql)).toBeNull()
})
