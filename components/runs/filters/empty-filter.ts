import { isChoice } from '#/lib/filters/change-filter.ts'
import { type FieldKind, type FilterField, type Operator, kindOf } from '#/lib/filters/filter-field.ts'
import { type RunFilter, readFilter } from '#/lib/filters/run-filter.ts'

const firstOperators: Partial<Record<FieldKind, Operator>> = { time: 'gt', seconds: 'gte', text: 'has' }

/** A filter that asks for nothing yet. */
export function emptyFilter(field: FilterField): RunFilter {
  const parameter = field === 'parameters' ? '' : null
  return { field, parameter, operator: firstOperators[kindOf(field)] ?? 'eq', values: [] }
}

/** Where a new filter of a field goes: a choice of values goes on with the one that is there, all else to the end. */
export function placeOfChoice(filters: string[], field: FilterField): number {
  const found = filters.findIndex((text) => {
    const { filter } = readFilter(text)
    return filter !== null && filter.field === field && field !== 'parameters' && isChoice(filter)
  })
  return found === -1 ? filters.length : found
}
