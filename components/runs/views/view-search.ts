import { readFilter } from '#/lib/filters/run-filter.ts'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import type { SavedView } from '#/lib/client/views.ts'
import { defaultOrder, orderOf } from '#/lib/filters/run-order.ts'

/** What a view keeps of a page of runs: its filters, and its order where it is not the usual one. */
export function searchOfPlace({ filters, order }: Pick<RunsPlace, 'filters' | 'order'>): string {
  const search = new URLSearchParams(filters.filter((text) => text !== '').map((text) => ['filter', text]))
  const isUsual = order === null || (order.column === defaultOrder.column && order.direction === defaultOrder.direction)
  if (!isUsual) {
    search.set('order', order.direction)
    search.set('order_by', order.column)
  }
  return search.toString()
}

/** The same text for all searches that show the same runs in the same order. */
function canonical(text: string): string {
  const search = new URLSearchParams(text)
  const filters = search.getAll('filter').toSorted()
  return searchOfPlace({ filters, order: orderOf(search) })
}

/** True when the page shows what the view keeps. */
export function isShown(view: Pick<SavedView, 'search' | 'reportToken'>, place: RunsPlace): boolean {
  return view.reportToken === place.report && canonical(view.search) === canonical(searchOfPlace(place))
}

/** The address of the runs that a view keeps. */
export function viewHref(account: string, { reportToken, search }: Pick<SavedView, 'search' | 'reportToken'>): string {
  const path = reportToken === null ? `/${account}/runs` : `/${account}/reports/${reportToken}/runs`
  return search === '' ? path : `${path}?${search}`
}

/** True when there is something to keep: more than what every page shows, and all of it can be read. */
export function canKeep(place: RunsPlace): boolean {
  const isBroken = place.order === null || place.filters.some((text) => text !== '' && readFilter(text).filter === null)
  return !isBroken && searchOfPlace(place) !== ''
}
