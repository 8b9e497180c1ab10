import { queryOptions } from '@tanstack/react-query'
import { filterSearch } from '#/lib/client/runs-search.ts'
import { othersThan } from '#/lib/filters/change-filter.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'
import { type FacetField, formatFacetField } from '#/lib/runs/facet-field.ts'

const facetsClient = onDemand(() => import('#/lib/client/facets.ts'))

type FacetAsked = {
  account: string
  report: string | null
  /** Those of the page: what is said of the field itself does not count, nor what cannot be read. */
  filters: string[]
  facet: FacetField
  search: string
}

/** How long figures outlive the editor that asked for them. */
const keptMs = 30_000

/**
 * The values of a field among the runs of a page, with how many runs have each. Counted when it is asked for and not again
 * while it is looked at: what people choose from does not move.
 */
export function runFacetQuery({ account, report, filters, facet, search }: FacetAsked) {
  const others = filterSearch({ report, filters: othersThan(filters, facet) }).getAll('filter')
  const question = { field: formatFacetField(facet), filters: others, search }
  return queryOptions({
    queryKey: [...runKeys.all(account), 'facet', question] as const,
    queryFn: async ({ signal }) => (await facetsClient()).getRunFacet(browserFetchUntil(signal), account, question),
    staleTime: Infinity,
    gcTime: keptMs,
  })
}
