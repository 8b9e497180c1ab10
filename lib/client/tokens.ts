import {
  type ApiToken as WireToken,
  type CreateToken,
  type WorkspaceKey as WireKey,
  ApiTokenList,
  MadeApiToken,
  MadeWorkspaceKey,
  WorkspaceKeyList,
} from '#/lib/contract/api-token.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read, send, sendForNothing } from '#/lib/client/transport.ts'

/** Whose tokens: one's own, or with the username of a workspace its keys. */
export type TokenHolder = { workspace: string | null }

/** A token or a key; `madeBy` is the username of whoever made a key, null where that is not known. */
export type ApiToken = {
  token: string
  name: string
  madeBy: string | null
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
}

/** The secret is in this answer alone. */
export type MadeToken = ApiToken & { secret: string }

/** Without `expiresInDays` it lasts until it is revoked. */
export type NewToken = { name: string; expiresInDays: number | null }

function pathOf({ workspace }: TokenHolder, ...rest: string[]): string {
  return workspace === null ? apiPath('account', 'tokens', ...rest) : apiPath(workspace, 'keys', ...rest)
}

function reshapeToken(wire: WireToken | WireKey): ApiToken {
  return {
    token: wire.token,
    name: wire.name,
    madeBy: 'created_by' in wire ? wire.created_by : null,
    createdAt: wire.created_at,
    lastUsedAt: wire.last_used_at,
    expiresAt: wire.expires_at,
  }
}

/** Those that are not revoked, newest first; of a workspace for its administrators (`forbidden`). */
export async function listTokens(fetch: Fetch, holder: TokenHolder): Promise<ApiToken[]> {
  const path = pathOf(holder)
  if (holder.workspace === null) return (await read(fetch, path, ApiTokenList))._embedded.tokens.map(reshapeToken)
  return (await read(fetch, path, WorkspaceKeyList))._embedded.keys.map(reshapeToken)
}

/** Makes a token. Throws `bad_request` beginning with the field that is refused, `conflict` for one too many. */
export async function createToken(fetch: Fetch, holder: TokenHolder, token: NewToken): Promise<MadeToken> {
  const body: CreateToken = { name: token.name, expires_in_days: token.expiresInDays }
  const sending = { method: 'POST', path: pathOf(holder), body } as const
  const made = await send(fetch, sending, holder.workspace === null ? MadeApiToken : MadeWorkspaceKey)
  return { ...reshapeToken(made), secret: made.secret }
}

/** Ends a token at once. Throws `not_found` when it has ended already. */
export async function revokeToken(fetch: Fetch, holder: TokenHolder, token: string): Promise<void> {
  await sendForNothing(fetch, { method: 'DELETE', path: pathOf(holder, token) })
}
