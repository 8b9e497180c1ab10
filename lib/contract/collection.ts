import { z } from 'zod'
import { Links, Token } from '#/lib/contract/hal.ts'

export const spaceTypes = ['private', 'community', 'custom'] as const
export type SpaceType = (typeof spaceTypes)[number]

/** A collection, which older clients call a space (RUNS-API 5). */
export const Collection = z.object({
  token: Token,
  id: z.string(),
  space_type: z.enum(spaceTypes),
  name: z.string(),
  description: z.string(),
  state: z.literal('active'),
  restricted: z.boolean(),
  free_default: z.boolean(),
  'viewable?': z.boolean(),
  'viewed?': z.boolean(),
  default_access_level: z.string(),
  _links: Links,
})
export type Collection = z.infer<typeof Collection>

export const CollectionList = z.object({ _links: Links, _embedded: z.object({ spaces: z.array(Collection) }) })
export type CollectionList = z.infer<typeof CollectionList>
