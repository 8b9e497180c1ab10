import { expect, test } from 'vitest'
import { hiddenAfter, shownColumns } from '#/components/runs/list/column-choice.ts'
import { accountColumns } from '#/components/runs/list/run-columns.ts'

const idsWithout = (hidden: string[]) => shownColumns(accountColumns, hidden).map(({ id }) => id)

test('hidden columns go, and the others keep their order', () => {
  expect(idsWithout([])).toEqual(accountColumns.map(({ id }) => id))
  expect(idsWithout(['created', 'by', 'never heard of'])).toEqual(
    accountColumns.map(({ id }) => id).filter((id) => id !== 'created' && id !== 'by'),
  )
})

test('what names a run is shown whatever is kept as hidden', () => {
  expect(idsWithout(['report', 'state'])[0]).toBe('report')
})

test('a column is hidden once and shown again, and columns of other pages stay hidden', () => {
  const hidden = hiddenAfter(['run'], 'queue', false)
  expect(hidden).toEqual(['run', 'queue'])
  expect(hiddenAfter(hidden, 'queue', false)).toEqual(['run', 'queue'])
  expect(hiddenAfter(hidden, 'queue', true)).toEqual(['run'])
})
