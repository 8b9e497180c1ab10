'use client'
import { type FilterNames, type FilterWords, filterWords } from '#/components/runs/filter-words.ts'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { type NamedThings, useNamedThings } from '#/components/runs/filters/use-named-things.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { readFilter } from '#/lib/filters/run-filter.ts'

function namesOf(things: Partial<Record<string, NamedThings>>): FilterNames {
  const named = Object.entries(things).map(([field, thing]) => [
    field,
    Object.fromEntries((thing?.choices ?? []).map(({ value, label }) => [value, label])),
  ])
  return Object.fromEntries(named)
}

/** Says filters in the reader's zone and by the names that things have; by their tokens until those are read. */
export function useFilterWords(place: RunsPlace): (filter: string) => FilterWords {
  const { timeZone } = useClock()
  const fields = place.filters.flatMap((text) => readFilter(text).filter?.field ?? [])
  const { person } = useViewer()
  const named = namesOf(useNamedThings(place, fields))
  // Who looks is known before the others are.
  const people = { ...(person && { [person.username]: person.name }), ...named.executed_by }
  const names = { ...named, executed_by: people }
  return (filter) => filterWords(filter, { names, timeZone })
}
