import { type RunOrder, defaultOrder } from '#/lib/filters/run-order.ts'

/** Which runs, and in which order: of an account or of one report of it, by filters of the grammar (RUNS-API 8). */
export type RunsSelection = { account: string; report: string | null; filters: string[]; order: RunOrder }

/** Where a page begins or ends: right after or right before the run that a cursor names. */
export type RunsPlace = { way: 'after' | 'before'; cursor: string }

/** The filters of a selection as the runs API takes them, the report's among them. */
export function filterSearch({ report, filters }: Pick<RunsSelection, 'report' | 'filters'>): URLSearchParams {
  const search = new URLSearchParams()
  for (const filter of filters) if (filter !== '') search.append('filter', filter)
  if (report !== null) search.append('filter', `report.eq.${report}`)
  return search
}

/** A page of a selection as the runs API takes it; `place` is null for the first. */
export function runsSearch(selection: RunsSelection, place: RunsPlace | null, perPage: number): URLSearchParams {
  const search = filterSearch(selection)
  const { column, direction } = selection.order
  if (column !== defaultOrder.column || direction !== defaultOrder.direction) {
    search.set('order', direction)
    search.set('order_by', column)
  }
  if (place !== null) search.set(place.way, place.cursor)
  search.set('per_page', String(perPage))
  return search
}
