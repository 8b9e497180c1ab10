import { expect, test } from 'vitest'
import { noRowsWords } from '#/components/runs/details/query-words.ts'
import { queryRunStates } from '#/lib/runs/run-attributes.ts'

const purgedAt = '2026-08-07T07:47:06.501Z'

test('a query without rows always says why, but for one whose error does', () => {
  for (const state of queryRunStates) {
    const said = noRowsWords({ state, result: null }, { state: 'enqueued', purgedAt: null })
    expect(said === null).toBe(state === 'failed')
  }
})

test('a query with rows says nothing', () => {
  const result = { rowCount: 0, byteCount: 0, columns: [] }
  expect(noRowsWords({ state: 'succeeded', result }, { state: 'succeeded', purgedAt: null })).toBeNull()
})

test('rows that were purged are not said to be lost', () => {
  expect(noRowsWords({ state: 'succeeded', result: null }, { state: 'succeeded', purgedAt })).toMatch(/purged/)
})
