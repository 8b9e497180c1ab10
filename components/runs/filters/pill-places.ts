import { spanPlaces } from '#/lib/filters/created-span.ts'
import { searchPlace } from '#/lib/filters/text-search.ts'

/** Where in the address the filters stand that are shown as pills: the span and the search have places of their own. */
export function pillPlaces(filters: string[]): number[] {
  const elsewhere = [...spanPlaces(filters), searchPlace(filters)]
  return filters.flatMap((text, index) => (text === '' || elsewhere.includes(index) ? [] : [index]))
}

/** The filters without those that are pills: the span and the search stay. */
export function withoutPills(filters: string[]): string[] {
  const places = pillPlaces(filters)
  return filters.filter((_text, index) => !places.includes(index))
}
