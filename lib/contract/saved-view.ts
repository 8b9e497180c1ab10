import { z } from 'zod'
import { Forms, Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { nameText } from '#/lib/contract/name-text.ts'

/**
 * A selection of runs that somebody keeps under a name (ours). `search` is the query string of a runs page: `filter`,
 * `order` and `order_by`. `report_token` is set for one of a report's runs; `owner` is a username.
 */
export const SavedView = z.object({
  token: Token,
  name: z.string(),
  search: z.string(),
  report_token: Token.nullable(),
  is_shared: z.boolean(),
  owner: z.string(),
  owner_name: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
  _links: Links,
  _forms: Forms,
})
export type SavedView = z.infer<typeof SavedView>

export const SavedViewList = z.object({ _links: Links, _embedded: z.object({ views: z.array(SavedView) }) })
export type SavedViewList = z.infer<typeof SavedViewList>

const Name = nameText(100)
const Search = z.string().max(8_000)

export const CreateSavedView = z.strictObject({
  name: Name,
  search: Search,
  report_token: Token.nullable().default(null),
  is_shared: z.boolean().default(false),
})
export type CreateSavedView = z.infer<typeof CreateSavedView>

/** What is not sent stays as it is. */
export const UpdateSavedView = z.strictObject({
  name: Name.optional(),
  search: Search.optional(),
  is_shared: z.boolean().optional(),
})
export type UpdateSavedView = z.infer<typeof UpdateSavedView>
