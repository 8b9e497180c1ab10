import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Preferences, defaultPreferences } from '#/lib/client/preferences.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { personQuery } from '#/lib/queries/person.ts'

const accountClient = onDemand(() => import('#/lib/client/account.ts'))
const mutationKey = ['preferences']

/** How the person wants the pages to be: what they chose, and the defaults for the rest. */
export function usePreferences(): Preferences {
  const { data: person } = useQuery(personQuery())
  return person?.preferences ?? defaultPreferences
}

/**
 * Keeps any part of the preferences with the account. It holds at once; what the runs API refuses is taken back. Several
 * in a row are sent one after the other, and the last answer counts.
 */
export function useSavePreferences() {
  const client = useQueryClient()
  const { queryKey } = personQuery()
  return useMutation({
    mutationKey,
    scope: { id: 'preferences' },
    mutationFn: async (preferences: Partial<Preferences>) =>
      (await accountClient()).updatePerson(browserFetch, { preferences }),
    onMutate: (changed) => {
      client.setQueryData(
        queryKey,
        (person) => person && { ...person, preferences: { ...person.preferences, ...changed } },
      )
    },
    onSuccess: (person) => {
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(queryKey, person)
    },
    onError: () => client.invalidateQueries({ queryKey }),
  })
}
