import type { CreateToken } from '#/lib/contract/api-token.ts'
import { AppError } from '#/lib/errors.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import {
  insertToken,
  listKeptCredentials,
  revokeToken,
  type Holder,
  type KeptCredential,
} from '#/runs-api/store/people/kept-credentials.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

export type TokenKeeper = {
  list: (holder: Holder) => Promise<KeptCredential[]>
  /** Makes a token; the secret is in this answer and nowhere else. Throws AppError `conflict` for one too many. */
  make: (holder: Holder, of: { actorId: number; sent: CreateToken }) => Promise<KeptCredential & { secret: string }>
  /** Ends a credential at once. Throws AppError `not_found` for a token that is none of the holder's. */
  revoke: (holder: Holder, of: { actorId: number; token: string }) => Promise<void>
}

const names = { api_token: 'token', workspace_key: 'key', session: 'session' }

/** What the routes of tokens, keys and sessions have in common. */
export function openTokenKeeper({ store: { db }, clock }: RouteDeps, { authenticator }: Guards): TokenKeeper {
  const list: TokenKeeper['list'] = (holder) => listKeptCredentials(db, holder, clock())
  return {
    list,
    make: async (holder, { actorId, sent }) => {
      const { name, expires_in_days: expiresInDays } = sent
      const asked = { ...holder, actorId, name, expiresInDays, now: clock() }
      const { token, secret } = await inTransaction(db, (tx) => insertToken(tx, asked))
      const made = (await list(holder)).find((kept) => kept.token === token)
      if (made === undefined) throw new Error(`The ${names[holder.kind]} ${token} was made and is not there`)
      return { ...made, secret }
    },
    revoke: async (holder, { actorId, token }) => {
      const id = await inTransaction(db, (tx) => revokeToken(tx, holder, { token, actorId, now: clock() }))
      if (id === undefined) throw new AppError('not_found', `${names[holder.kind]} not found`)
      authenticator.forget(id)
    },
  }
}
