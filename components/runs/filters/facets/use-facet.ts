'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '#/components/runs/filters/facets/use-settled.ts'
import type { RunsPlace } from '#/components/runs/filters/runs-place.ts'
import type { FacetValue, RunFacet } from '#/lib/client/facets.ts'
import { runFacetQuery } from '#/lib/queries/facet-query.ts'
import { type FacetField, facetOf } from '#/lib/runs/facet-field.ts'

/** The values of a field with their counts, as far as they are known. */
export type Facet = {
  /** The most frequent ones, then others that were searched for; null until they are read, and where they cannot be. */
  values: FacetValue[] | null
  /** What the counts are of; null until they are read. */
  extent: Omit<RunFacet, 'values'> | null
  isLoading: boolean
  /** True while what is typed is looked for among the values that are not listed. */
  isSearching: boolean
  error: Error | null
  retry: () => void
}

const longestSearch = 200
const anyFacet: FacetField = { field: 'state', parameter: null }

function valuesOf(first: RunFacet, found: RunFacet | undefined): FacetValue[] {
  const known = new Set(first.values.map(({ value }) => value))
  return [...first.values, ...(found?.values ?? []).filter(({ value }) => !known.has(value))]
}

/**
 * Counts the runs of a place by a field under the other filters, once the editor that shows it is there; nothing is asked
 * for a field that runs are not counted by. What is `typed` is searched for where not all values are listed.
 */
export function useFacet(place: RunsPlace, of: { field: string; parameter: string | null }, typed = ''): Facet | null {
  const facet = facetOf(of.field, of.parameter)
  const asked = { ...place, facet: facet ?? anyFacet }
  const words = typed.trim().slice(0, longestSearch)
  const settled = useSettled(words)
  const first = useQuery({ ...runFacetQuery({ ...asked, search: '' }), enabled: facet !== null })
  const isSearched = first.data?.hasMore === true && words !== ''
  const found = useQuery({
    ...runFacetQuery({ ...asked, search: settled }),
    enabled: facet !== null && isSearched && settled !== '',
    placeholderData: keepPreviousData,
  })
  if (facet === null) return null
  const { data, isPending, isFetching } = first
  const failed = data === undefined ? first : found
  return {
    values: data === undefined ? null : valuesOf(data, found.data),
    extent: data ?? null,
    isLoading: isPending || (data === undefined && isFetching),
    isSearching: isSearched && (settled !== words || found.isFetching),
    error: isSearched || data === undefined ? failed.error : null,
    retry: () => void failed.refetch(),
  }
}
