'use client'
import { useState } from 'react'
import { countedValues } from '#/components/runs/filters/facets/counted-values.ts'
import { FacetNote } from '#/components/runs/filters/facets/facet-note.tsx'
import { RunCount } from '#/components/runs/filters/facets/run-count.tsx'
import { useFacet } from '#/components/runs/filters/facets/use-facet.ts'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import { ChoiceList, type ListedChoice } from '#/components/ui/choice-list.tsx'
import type { RunFilter } from '#/lib/filters/run-filter.ts'

type CountedListProps = {
  place: RunsPlace
  /** What is counted by; a parameter that is null where the names of parameters are. */
  of: Pick<RunFilter, 'field' | 'parameter'>
  label: string
  placeholder?: string
  /** What can be chosen whether a run has it or not. */
  known: ListedChoice[]
  /** Why what is known is not all there; null when it is. Said where it is all there is. */
  says: string | null
  chosen: string[]
  onChoose: (chosen: string[]) => void
  isSingle?: boolean
  otherWords: (typed: string) => string
  /** What is typed means itself, whatever else may be found by it. */
  isTypedTaken?: boolean
}

/** The values of a field to choose from, with how many runs have each under the other filters. */
export function CountedList({ place, of, known, says, isTypedTaken = false, otherWords, ...rest }: CountedListProps) {
  const [typed, setTyped] = useState('')
  const facet = useFacet(place, of, typed)
  const isLoading = facet?.isLoading === true && facet.error === null
  const told = { values: facet?.values ?? null, extent: facet?.extent ?? null }
  // The rest of what is known would move as soon as what is frequent comes before it.
  const shown = isLoading ? known.filter(({ value }) => rest.chosen.includes(value)) : known
  const listed = countedValues({ ...told, field: of.field, known: shown, chosen: rest.chosen })
  const choices = listed.map(({ count, ...choice }) => ({
    ...choice,
    ...(facet !== null && { aside: <RunCount count={count} isLoading={isLoading} /> }),
  }))
  const isToWait = facet?.isSearching === true && !isTypedTaken
  return (
    <div className="grid grid-cols-1 gap-1">
      <ChoiceList
        placeholder={rest.label}
        {...rest}
        choices={choices}
        otherWords={isToWait ? undefined : otherWords}
        onType={setTyped}
        isSteady={facet !== null}
        isLoading={isLoading}
      >
        {facet === null ? (
          says !== null && <p className="text-muted px-2">{says}</p>
        ) : (
          <FacetNote facet={facet} place={place} of={of} />
        )}
      </ChoiceList>
    </div>
  )
}
