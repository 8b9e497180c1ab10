import { filtersFor, filtersForListed } from '#/components/runs/cell-filters.ts'
import { formatFilter } from '#/lib/filters/run-filter.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'

const maxFilters = 24
const maxLength = 1_000

/** The filters that runs with these parameters match: each value asked for, of lists each of their values. */
export function setFilters(parameters: Parameters): string[] {
  const filters = Object.entries(parameters).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((one) => formatFilter(filtersForListed(name, one).only))
      : [formatFilter(filtersFor('parameters', name, value).only)],
  )
  // Longer ones no address can hold; what is left still finds the runs, and perhaps a few others.
  return filters.filter((filter) => filter.length <= maxLength).slice(0, maxFilters)
}
