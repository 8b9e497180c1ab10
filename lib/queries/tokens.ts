import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { NewToken, TokenHolder } from '#/lib/client/tokens.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { useMutationOnce } from '#/lib/queries/use-mutation-once.ts'

const tokenClient = onDemand(() => import('#/lib/client/tokens.ts'))

/** One's own API tokens, or the keys of a workspace. */
export function tokensQuery(holder: TokenHolder) {
  return queryOptions({
    queryKey: ['tokens', holder],
    queryFn: async () => (await tokenClient()).listTokens(browserFetch, holder),
  })
}

/** The answer holds the secret: it is shown from there and kept nowhere. */
export function useCreateToken(holder: TokenHolder) {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['create-token', holder],
    gcTime: 0,
    mutationFn: async (token: NewToken) => (await tokenClient()).createToken(browserFetch, holder, token),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery(holder).queryKey }),
  })
}

export function useRevokeToken(holder: TokenHolder) {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['revoke-token', holder],
    mutationFn: async (token: string) => (await tokenClient()).revokeToken(browserFetch, holder, token),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery(holder).queryKey }),
  })
}
