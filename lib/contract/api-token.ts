import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { nameText } from '#/lib/contract/name-text.ts'

/** An API token of a person: the user of Basic authentication is `token`, the password its secret (ours). */
export const ApiToken = z.object({
  token: Token,
  name: z.string(),
  created_at: Timestamp,
  last_used_at: Timestamp.nullable(),
  expires_at: Timestamp.nullable(),
  _links: Links,
})
export type ApiToken = z.infer<typeof ApiToken>

export const ApiTokenList = z.object({ _links: Links, _embedded: z.object({ tokens: z.array(ApiToken) }) })

/** The only answer that ever holds the secret: of it, only a hash is kept. */
export const MadeApiToken = ApiToken.extend({ secret: z.string() })
export type MadeApiToken = z.infer<typeof MadeApiToken>

/** An API key of a workspace, and who made it: null for one made on the server itself. */
export const WorkspaceKey = ApiToken.extend({ created_by: z.string().nullable() })
export type WorkspaceKey = z.infer<typeof WorkspaceKey>

export const WorkspaceKeyList = z.object({ _links: Links, _embedded: z.object({ keys: z.array(WorkspaceKey) }) })
export const MadeWorkspaceKey = WorkspaceKey.extend({ secret: z.string() })
export type MadeWorkspaceKey = z.infer<typeof MadeWorkspaceKey>

/** A token or a key to make; without `expires_in_days` it lasts until it is revoked. */
export const CreateToken = z.strictObject({
  name: nameText(100),
  expires_in_days: z.number().int().min(1).max(3_650).nullable().default(null),
})
export type CreateToken = z.infer<typeof CreateToken>
