'use client'
import { parseAsNativeArrayOf, parseAsString, useQueryStates } from 'nuqs'
import { orderedColumn } from '#/components/runs/list/column-order.ts'
import { type OrderColumn, type RunOrder, defaultOrder, orderOf } from '#/lib/filters/run-order.ts'

const parsers = {
  filter: parseAsNativeArrayOf(parseAsString).withDefault([]),
  order: parseAsString,
  order_by: parseAsString,
  /** The run that is peeked at: `<report>/<run>`. */
  peek: parseAsString,
}

export type RunsAddressState = {
  /** The filters as they stand in the address, broken ones too. */
  filters: string[]
  /** The order of the address; null when it is not one. */
  order: RunOrder | null
  peek: { report: string; run: string } | null
  /** A step of the history, or with `replace` a change of the step that is there. */
  setFilters: (filters: string[], history?: 'push' | 'replace') => void
  /** Orders by a column; the other way round when it is ordered by it already. */
  orderBy: (column: OrderColumn) => void
  setPeek: (peek: { report: string; run: string } | null) => void
  /** Shows the runs of another search: its filters and its order. */
  show: (search: URLSearchParams) => void
}

/**
 * What the address of a runs page says, and the ways to change it. It is the only place where filters live: a change is a
 * new entry of the history (but for the peek, which replaces), and what is the default stays out.
 */
export function useRunsAddress(): RunsAddressState {
  const [address, setAddress] = useQueryStates(parsers, { history: 'push', shallow: true })
  const search = new URLSearchParams()
  if (address.order !== null) search.set('order', address.order)
  if (address.order_by !== null) search.set('order_by', address.order_by)
  const order = orderOf(search)
  const [report = '', run = ''] = (address.peek ?? '').split('/')
  const isPeek = [report, run].every((token) => /^[0-9a-f]{12}$/.test(token))
  return {
    filters: address.filter,
    order,
    peek: isPeek ? { report, run } : null,
    setFilters: (filters, history = 'push') => {
      if (JSON.stringify(filters) === JSON.stringify(address.filter)) return
      void setAddress({ filter: filters.length === 0 ? null : filters }, { history })
    },
    orderBy: (column) => {
      const next = orderedColumn(order, column)
      const isDefault = next.column === defaultOrder.column && next.direction === defaultOrder.direction
      void setAddress(isDefault ? { order: null, order_by: null } : { order: next.direction, order_by: next.column })
    },
    setPeek: (peek) => void setAddress({ peek: peek && `${peek.report}/${peek.run}` }, { history: 'replace' }),
    show: (next) =>
      void setAddress({
        filter: next.has('filter') ? next.getAll('filter') : null,
        order: next.get('order'),
        order_by: next.get('order_by'),
      }),
  }
}
