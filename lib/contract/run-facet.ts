import { z } from 'zod'
import { Links, Timestamp } from '#/lib/contract/hal.ts'

/** One value and how many runs have it; `filter` selects them, and is null for the name of a parameter. */
export const FacetValue = z.object({
  value: z.string(),
  label: z.string(),
  count: z.number().int(),
  filter: z.string().nullable(),
})
export type FacetValue = z.infer<typeof FacetValue>

/**
 * `GET /{a}/runs/facets` (ours): the values of a field among the runs for which all other filters hold, the most frequent
 * first. Where there are too many runs to count, only those created from `partial.from` on are. `left_out` of them have
 * parameters that are too long to be counted.
 */
export const RunFacet = z.object({
  _links: Links,
  field: z.string(),
  values: z.array(FacetValue),
  has_more: z.boolean(),
  partial: z.object({ from: Timestamp }).nullable(),
  left_out: z.number().int(),
})
export type RunFacet = z.infer<typeof RunFacet>
