import type { ApiToken, WorkspaceKey } from '#/lib/contract/api-token.ts'
import { keysHref, link } from '#/runs-api/http/hal/links.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { KeptCredential } from '#/runs-api/store/people/kept-credentials.ts'

/** A token or a key at its address, without its secret. */
function tokenAt(href: string, { token, name, createdAt, lastUsedAt, expiresAt }: KeptCredential): ApiToken {
  return {
    token,
    name,
    created_at: timestamp(createdAt),
    last_used_at: timestampOrNull(lastUsedAt),
    expires_at: timestampOrNull(expiresAt),
    _links: { self: link(href) },
  }
}

export function tokenResource(kept: KeptCredential): ApiToken {
  return tokenAt(`/api/account/tokens/${kept.token}`, kept)
}

export function keyResource(kept: KeptCredential, account: string): WorkspaceKey {
  return { ...tokenAt(`${keysHref(account)}/${kept.token}`, kept), created_by: kept.createdBy }
}
