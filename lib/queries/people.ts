import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { Member, NewMember } from '#/lib/client/people.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { personQuery } from '#/lib/queries/person.ts'
import { useMutationOnce } from '#/lib/queries/use-mutation-once.ts'

const peopleClient = onDemand(() => import('#/lib/client/people.ts'))

/** The people of a workspace by name. */
export function peopleQuery(account: string) {
  return queryOptions({
    queryKey: ['people', account],
    queryFn: async () => (await peopleClient()).listPeople(browserFetch, account),
  })
}

/** Reads the people again, and oneself: one's own role may be another now. */
function useReadAgain(account: string) {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: peopleQuery(account).queryKey }),
      client.invalidateQueries({ queryKey: personQuery().queryKey }),
    ])
}

/** The answer for a new person holds their link: it is shown from there and kept nowhere. */
export function useAddPerson(account: string) {
  const readAgain = useReadAgain(account)
  return useMutationOnce({
    mutationKey: ['add-person', account],
    gcTime: 0,
    mutationFn: async (member: NewMember) => (await peopleClient()).addPerson(browserFetch, account, member),
    onSuccess: readAgain,
  })
}

export function useChangeRole(account: string) {
  const readAgain = useReadAgain(account)
  return useMutationOnce({
    mutationKey: ['change-role', account],
    mutationFn: async ({ username, role }: Pick<Member, 'username' | 'role'>) =>
      (await peopleClient()).changeRole(browserFetch, { account, username }, role),
    onSettled: readAgain,
  })
}

/** Takes somebody out by username. */
export function useRemovePerson(account: string) {
  const readAgain = useReadAgain(account)
  return useMutationOnce({
    mutationKey: ['remove-person', account],
    mutationFn: async (username: string) => (await peopleClient()).removePerson(browserFetch, { account, username }),
    onSettled: readAgain,
  })
}

/** A one-time link for somebody by username: it is shown from the answer and kept nowhere. */
export function useMakeLink(account: string) {
  const readAgain = useReadAgain(account)
  return useMutationOnce({
    mutationKey: ['make-link', account],
    gcTime: 0,
    mutationFn: async (username: string) => (await peopleClient()).makeLink(browserFetch, { account, username }),
    onSettled: readAgain,
  })
}
