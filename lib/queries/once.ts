import type { MutationOptions, QueryClient } from '@tanstack/react-query'

/**
 * Does something that goes on when what asked for it is closed, and that is done once for its `mutationKey` at a time:
 * undefined while the same is on its way.
 */
export function once<T>(client: QueryClient, options: MutationOptions<T>): Promise<T> | undefined {
  const { mutationKey } = options
  if (client.isMutating({ mutationKey }) > 0) return undefined
  return client.getMutationCache().build(client, options).execute()
}
