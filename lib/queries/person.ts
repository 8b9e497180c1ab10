import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { PersonChange } from '#/lib/client/account.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { useMutationOnce } from '#/lib/queries/use-mutation-once.ts'

const accountClient = onDemand(() => import('#/lib/client/account.ts'))

/** The person who is signed in. The account layout puts them into the cache, so that pages begin with them. */
export function personQuery() {
  return queryOptions({
    queryKey: ['person'],
    queryFn: async () => (await accountClient()).getPerson(browserFetch),
    staleTime: Infinity,
  })
}

/** Changes the person's name, e-mail address or time zone. */
export function useSavePerson() {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['save-person'],
    mutationFn: async (change: PersonChange) => (await accountClient()).updatePerson(browserFetch, change),
    onSuccess: (person) => client.setQueryData(personQuery().queryKey, person),
  })
}
