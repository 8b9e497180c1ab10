import { readFilter, type RunFilter } from '#/lib/filters/run-filter.ts'

/** The span of time in which runs were created, as the filters of an address say it. Either end may be open. */
export type CreatedSpan = { since: RunFilter | null; until: RunFilter | null }

function isBound(text: string, operators: string[]): boolean {
  const { filter } = readFilter(text)
  return filter !== null && filter.field === 'created_at' && operators.includes(filter.operator)
}

/** Where the two ends stand among the filters; a second bound of the same side belongs to no span. */
export function spanPlaces(filters: string[]): number[] {
  const since = filters.findIndex((text) => isBound(text, ['gt', 'gte']))
  const until = filters.findIndex((text) => isBound(text, ['lt', 'lte']))
  return [since, until].filter((place) => place !== -1)
}

export function spanOf(filters: string[]): CreatedSpan {
  const bounds = spanPlaces(filters).map((place) => readFilter(filters[place] ?? '').filter)
  const isUpper = (bound: RunFilter | null) => bound?.operator === 'lt' || bound?.operator === 'lte'
  return {
    since: bounds.find((bound) => bound !== null && !isUpper(bound)) ?? null,
    until: bounds.find(isUpper) ?? null,
  }
}

/** The filters with their span replaced by these bounds, none for any time; it stays where it stood. */
export function withSpan(filters: string[], bounds: string[]): string[] {
  const places = spanPlaces(filters)
  const first = Math.min(...places, filters.length)
  const others = (text: string, index: number): string[] => (places.includes(index) ? [] : [text])
  return [
    ...filters.slice(0, first),
    ...bounds,
    ...filters.slice(first).flatMap((text, index) => others(text, first + index)),
  ]
}

/** The bounds of the time from one moment up to, not with, another; both ISO 8601. */
export function boundsBetween(sinceIso: string, untilIso: string): string[] {
  return [`created_at.gte.${sinceIso}`, `created_at.lt.${untilIso}`]
}
