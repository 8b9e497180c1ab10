import type { RunsSelection } from '#/lib/client/runs-search.ts'
import { readFilter } from '#/lib/filters/run-filter.ts'
import { type RunOrder, defaultOrder } from '#/lib/filters/run-order.ts'

/** A page of runs as its address has it; `report` is null on the page of all reports. */
export type RunsPlace = { account: string; report: string | null; filters: string[]; order: RunOrder | null }

/** The runs that the page lists. */
export function selectionOf({ order, ...rest }: RunsPlace): RunsSelection {
  return { ...rest, order: order ?? defaultOrder }
}

/** The one report that runs are of: that of the page, or the only one that the filters ask for. */
export function onlyReport({ report, filters }: RunsPlace): string | null {
  if (report !== null) return report
  const asked = filters.flatMap((text) => {
    const { filter } = readFilter(text)
    return filter?.field === 'report' && filter.operator === 'eq' ? filter.values : []
  })
  return asked.length === 1 ? (asked[0] ?? null) : null
}
