import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { NewPassword } from '#/lib/client/account.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { personQuery } from '#/lib/queries/person.ts'
import { useMutationOnce } from '#/lib/queries/use-mutation-once.ts'

const accountClient = onDemand(() => import('#/lib/client/account.ts'))
const sessionClient = onDemand(() => import('#/lib/client/session.ts'))

/** Where the person is signed in. */
export function sessionsQuery() {
  return queryOptions({
    queryKey: ['sessions'],
    queryFn: async () => (await sessionClient()).listSessions(browserFetch),
  })
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['end-session'],
    mutationFn: async (session: string) => (await sessionClient()).endOwnSession(browserFetch, session),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  })
}

export function useEndOtherSessions() {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['end-other-sessions'],
    mutationFn: async () => (await sessionClient()).endOtherSessions(browserFetch),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  })
}

/** Sets or changes the person's password; from then on they have one, and their other sessions are over. */
export function useChangePassword() {
  const client = useQueryClient()
  return useMutationOnce({
    mutationKey: ['change-password'],
    gcTime: 0,
    mutationFn: async (password: NewPassword) => (await accountClient()).changePassword(browserFetch, password),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: personQuery().queryKey }),
        client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
      ]),
  })
}
