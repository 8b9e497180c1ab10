import { RunFacet as WireFacet } from '#/lib/contract/run-facet.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'

/** One value, its name, how many runs have it, and the filter that selects them; null for the name of a parameter. */
export type FacetValue = { value: string; label: string; count: number; filter: string | null }

/**
 * Up to fifty values, the most frequent first. Where there are too many runs only those created from `partialFrom` on are
 * counted; `leftOut` of the runs have parameters too long to be counted.
 */
export type RunFacet = { values: FacetValue[]; hasMore: boolean; partialFrom: string | null; leftOut: number }

/** `field`: state, report, collection, executed_by, trigger, failure, parameters or `parameters.<name>`; `search` narrows its values. */
export type FacetQuestion = { field: string; filters: string[]; search: string }

/** Counts the runs of an account by a field, under all filters but those on the field. Throws `bad_request` for a field or filter that is none. */
export async function getRunFacet(
  fetch: Fetch,
  account: string,
  { field, filters, search }: FacetQuestion,
): Promise<RunFacet> {
  const asked = new URLSearchParams({ field })
  for (const filter of filters) asked.append('filter', filter)
  if (search !== '') asked.set('search', search)
  const facet = await read(fetch, `${apiPath(account, 'runs', 'facets')}?${asked}`, WireFacet)
  const { values, has_more: hasMore, partial, left_out: leftOut } = facet
  return { values, hasMore, partialFrom: partial?.from ?? null, leftOut }
}
