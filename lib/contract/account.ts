import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { nameText } from '#/lib/contract/name-text.ts'
import { Preferences, PreferencesChange } from '#/lib/contract/preferences.ts'
import { roles } from '#/lib/contract/role.ts'
import { isNamedTimeZone } from '#/lib/format/time-zone.ts'

/** What anybody may read of an account (RUNS-API 5). */
export const PublicAccount = z.object({
  username: z.string(),
  name: z.string(),
  id: z.string(),
  token: Token,
  user: z.boolean(),
  created_at: Timestamp,
  _links: Links,
})
export type PublicAccount = z.infer<typeof PublicAccount>

/** A workspace the caller is in. */
export const Workspace = z.object({ username: z.string(), name: z.string(), role: z.enum(roles) })
export type Workspace = z.infer<typeof Workspace>

/**
 * `GET /api/account`: the caller (RUNS-API 5; from `workspaces` on it is ours). `needs_current_password` says whether
 * this credential changes the password only with the one there is.
 */
export const CurrentAccount = PublicAccount.extend({
  email: z.string().nullable(),
  time_zone: z.string(),
  workspaces: z.array(Workspace),
  preferences: Preferences,
  has_password: z.boolean(),
  needs_current_password: z.boolean(),
})
export type CurrentAccount = z.infer<typeof CurrentAccount>

export const PersonName = nameText(200)

/** `PATCH /api/account`: what people change of themselves (ours). `email` may be null; what is not sent stays. */
export const UpdateAccount = z.strictObject({
  name: PersonName.optional(),
  email: z.email('takes an e-mail address such as ana@example.com').max(254).nullable().optional(),
  time_zone: z.string().refine(isNamedTimeZone, 'takes the name of a time zone such as Europe/Berlin').optional(),
  preferences: PreferencesChange.optional(),
})
export type UpdateAccount = z.infer<typeof UpdateAccount>

/** `GET /api/verify`: what the credential is good for (RUNS-API 5). */
export const Verification = z.object({
  workspace: z.string().nullable(),
  workspace_token: Token.nullable(),
  api_key_scope: z.record(z.string(), z.string()),
  _links: Links,
})
export type Verification = z.infer<typeof Verification>
