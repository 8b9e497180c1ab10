import { withReplaced } from '#/lib/filters/change-filter.ts'
import { readFilter } from '#/lib/filters/run-filter.ts'

const prefix = 'text.has.'

/** Where the words that are searched for stand among the filters; -1 when nothing is searched. */
export function searchPlace(filters: string[]): number {
  return filters.findIndex((text) => text.startsWith(prefix) && readFilter(text).filter !== null)
}

/** The words that are searched for, as they were typed. */
export function searchOf(filters: string[]): string {
  return filters[searchPlace(filters)]?.slice(prefix.length) ?? ''
}

/** The filters with other words to search for; blank ones for none. */
export function withSearch(filters: string[], words: string): string[] {
  const place = searchPlace(filters)
  const search = words.trim() === '' ? [] : [`${prefix}${words}`]
  return withReplaced(filters, place === -1 ? filters.length : place, search)
}
