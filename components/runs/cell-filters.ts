import { negated } from '#/lib/filters/change-filter.ts'
import { type FilterField, type Operator, kindOf } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import type { ParameterValue } from '#/lib/reports/parameters.ts'

/** What a value in a row can narrow the list to, and what can be left out; null where the grammar has no word for it. */
export type CellFilters = { only: RunFilter; without: RunFilter | null }

/** From a time or a length on: exactly as much is nothing that two runs share. */
function operatorOf(field: FilterField): Operator {
  const kind = kindOf(field)
  return kind === 'time' || kind === 'seconds' ? 'gte' : 'eq'
}

/** The two filters of a value of a field; of a parameter by its name, null for any other field. */
export function filtersFor(
  field: FilterField,
  parameter: string | null,
  value: Exclude<ParameterValue, unknown[]>,
): CellFilters {
  const only = { field, parameter, operator: operatorOf(field), values: [String(value)] }
  return { only, without: negated(only) }
}

/** The same for one value of a parameter that takes several: the grammar knows lists that contain it, not the others. */
export function filtersForListed(parameter: string, value: Exclude<ParameterValue, unknown[]>): CellFilters {
  return {
    only: { field: 'parameters', parameter, operator: 'has', values: [String(value)] },
    without: null,
  }
}
