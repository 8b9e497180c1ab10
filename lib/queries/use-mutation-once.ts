import {
  type MutateOptions,
  type Mutation,
  type MutationKey,
  type QueryClient,
  type UseMutationOptions,
  hashKey,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'

type Mutate<T, V> = (variables: V, options?: MutateOptions<T, Error, V>) => void

/** Passes on what is asked for, but not what is under way already under this key with the same variables. */
export function mutateOnce<T, V>(client: QueryClient, mutationKey: MutationKey, mutate: Mutate<T, V>): Mutate<T, V> {
  return (variables, options) => {
    const asked = hashKey([variables])
    const isSame = ({ state }: Mutation) => hashKey([state.variables]) === asked
    if (client.isMutating({ mutationKey, predicate: isSame }) === 0) mutate(variables, options)
  }
}

/**
 * `useMutation` for what is sent by a press of a button: the same is not sent again while it is under way. The second
 * press of a double click comes before a page has drawn that the first is, so a disabled button is too late for it.
 */
export function useMutationOnce<T, V = void>(options: UseMutationOptions<T, Error, V> & { mutationKey: MutationKey }) {
  const client = useQueryClient()
  const mutation = useMutation(options)
  return { ...mutation, mutate: mutateOnce(client, options.mutationKey, mutation.mutate) }
}
