import { kindOf, operatorsOf, type Operator } from '#/lib/filters/filter-field.ts'
import { formatFilter, readFilter, type RunFilter } from '#/lib/filters/run-filter.ts'

const opposites: Partial<Record<Operator, Operator>> = {
  eq: 'ne',
  ne: 'eq',
  in: 'nin',
  nin: 'in',
  gt: 'lte',
  lte: 'gt',
  gte: 'lt',
  lt: 'gte',
}

/** The filter that says the opposite; null when the grammar has no word for it (`has`). */
export function negated(filter: RunFilter): RunFilter | null {
  const operator = opposites[filter.operator]
  return operator === undefined || !operatorsOf(filter.field).includes(operator) ? null : { ...filter, operator }
}

type Subject = Pick<RunFilter, 'field' | 'parameter'>

/** Both speak of the same property of a run; of parameters only of the same one. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  return a.field === b.field && a.parameter === b.parameter
}

/** The filters that narrow what can be said of a property: those that can be read and speak of another one. */
export function othersThan(filters: string[], subject: Subject): string[] {
  return filters.filter((text) => {
    const { filter } = readFilter(text)
    return filter !== null && !isSameSubject(filter, subject)
  })
}

/** True of a filter that leaves certain values out. */
export function isRefusal({ operator }: RunFilter): boolean {
  return operator === 'ne' || operator === 'nin'
}

/** True of a filter that asks for certain values, or for any but those; of times and seconds people ask for ranges. */
export function isChoice(filter: RunFilter): boolean {
  const kind = kindOf(filter.field)
  if (kind === 'time' || kind === 'seconds') return false
  return filter.operator === 'eq' || filter.operator === 'in' || isRefusal(filter)
}

/** The filter for these values of a field: one is written `eq` or `ne`, several as a list. */
export function choiceOf(filter: RunFilter, values: string[], isRefused: boolean): RunFilter {
  const [one, many]: [Operator, Operator] = isRefused ? ['ne', 'nin'] : ['eq', 'in']
  return { ...filter, values, operator: values.length === 1 ? one : many }
}

function choiceOn(text: string, subject: RunFilter): RunFilter | null {
  const { filter } = readFilter(text)
  return filter !== null && isChoice(filter) && isSameSubject(filter, subject) ? filter : null
}

/** The list with what stood at a place replaced; by nothing to remove it. */
export function withReplaced(filters: string[], index: number, replacement: string[]): string[] {
  return filters.toSpliced(index, 1, ...replacement)
}

/**
 * The list narrowed to a choice of values: what asked for other values of the same property, or left some out, makes room.
 * Any other filter is added once.
 */
export function withOnly(filters: string[], only: RunFilter): string[] {
  const text = formatFilter(only)
  const isInTheWay = (given: string): boolean => given === text || (isChoice(only) && choiceOn(given, only) !== null)
  const first = filters.findIndex(isInTheWay)
  if (first === -1) return [...filters, text]
  return filters.flatMap((given, index) => (index === first ? [text] : isInTheWay(given) ? [] : [given]))
}

/**
 * The list without runs of certain values: a choice of values loses them, and what is left out already is joined by them.
 * Any other filter is added once.
 */
export function withRefused(filters: string[], refused: RunFilter): string[] {
  const index = filters.findIndex((given) => choiceOn(given, refused) !== null)
  const found = choiceOn(filters[index] ?? '', refused)
  if (found === null || !isChoice(refused)) return withOnly(filters, refused)
  const kept = found.values.filter((value) => !refused.values.includes(value))
  const joined = choiceOf(refused, [...new Set([...found.values, ...refused.values])], true)
  const narrowed = kept.length === 0 ? refused : choiceOf(found, kept, false)
  const next = isRefusal(found) ? joined : narrowed
  const isWritten = operatorsOf(next.field).includes(next.operator)
  return withReplaced(filters, index, [formatFilter(isWritten ? next : refused)])
}
