import { isChoice } from '#/lib/filters/change-filter.ts'
import { spanPlaces } from '#/lib/filters/created-span.ts'
import { readFilter } from '#/lib/filters/run-filter.ts'
import { searchPlace } from '#/lib/filters/text-search.ts'

/** A way of looking at runs that people need all day; `filter` is null for all of them. */
export type Preset = { word: string; explains: string; filter: string | null }

/** The ways of looking; whose runs are theirs is only known of somebody who is signed in. */
export function presetsOf(username: string | null): Preset[] {
  const mine = { word: 'Mine', explains: 'Runs that I started', filter: `executed_by.eq.${username}` }
  return [
    { word: 'All', explains: 'Every run, whatever became of it', filter: null },
    { word: 'Failing', explains: 'Failures that no later run has made good', filter: 'open.eq.true' },
    ...(username === null ? [] : [mine]),
    { word: 'Scheduled', explains: 'Runs that a schedule started', filter: 'trigger.eq.schedule' },
    {
      word: 'Slow',
      explains: 'Runs that took longer than their report usually does with the same parameters',
      filter: 'slow.eq.true',
    },
  ]
}

/** What a preset leaves alone: the span, the reports and the search. */
function keptFilters(filters: string[]): string[] {
  const places = [...spanPlaces(filters), searchPlace(filters)]
  return filters.filter((text, index) => {
    const { filter } = readFilter(text)
    return places.includes(index) || (filter?.field === 'report' && isChoice(filter))
  })
}

/** The filters of a preset. Asked for once more, it is taken back. */
export function withPreset(filters: string[], preset: Preset): string[] {
  const kept = keptFilters(filters)
  return preset.filter === null || isPreset(filters, preset) ? kept : [...kept, preset.filter]
}

/** True when the filters are those of the preset and no others. */
export function isPreset(filters: string[], { filter }: Preset): boolean {
  const kept = keptFilters(filters)
  const others = filters.filter((text) => !kept.includes(text))
  return others.length === (filter === null ? 0 : 1) && others.every((text) => text === filter)
}
