import type { OrderColumn, RunOrder } from '#/lib/filters/run-order.ts'

/** The order that a press on a column's heading means: the other way round when it is ordered by it already. */
export function orderedColumn(now: RunOrder | null, column: OrderColumn): RunOrder {
  const first = column === 'report' || column === 'state' ? 'asc' : 'desc'
  if (now?.column !== column) return { column, direction: first }
  return { column, direction: now.direction === 'asc' ? 'desc' : 'asc' }
}
