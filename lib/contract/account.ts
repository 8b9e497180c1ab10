import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'

export const roles = ['viewer', 'analyst', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

/** True when `role` may do all that `needed` may (DESIGN 4). */
export function hasRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

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

/** `GET /api/account`: the caller (RUNS-API 5; `workspaces` is ours). */
export const CurrentAccount = PublicAccount.extend({
  email: z.string().nullable(),
  time_zone: z.string(),
  workspaces: z.array(Workspace),
})
export type CurrentAccount = z.infer<typeof CurrentAccount>

/** `GET /api/verify`: what the credential is good for (RUNS-API 5). */
export const Verification = z.object({
  workspace: z.string().nullable(),
  workspace_token: Token.nullable(),
  api_key_scope: z.record(z.string(), z.string()),
  _links: Links,
})
export type Verification = z.infer<typeof Verification>
