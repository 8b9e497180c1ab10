import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type NewToken, type TokenHolder, createToken, listTokens, revokeToken } from '#/lib/client/tokens.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'

/** One's own API tokens, or the keys of a workspace. */
export function tokensQuery(holder: TokenHolder) {
  return queryOptions({ queryKey: ['tokens', holder], queryFn: () => listTokens(browserFetch, holder) })
}

/** The answer holds the secret: it is shown from there and kept nowhere. */
export function useCreateToken(holder: TokenHolder) {
  const client = useQueryClient()
  return useMutation({
    gcTime: 0,
    mutationFn: (token: NewToken) => createToken(browserFetch, holder, token),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery(holder).queryKey }),
  })
}

export function useRevokeToken(holder: TokenHolder) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => revokeToken(browserFetch, holder, token),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery(holder).queryKey }),
  })
}
