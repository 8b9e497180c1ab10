import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type NewPassword, changePassword } from '#/lib/client/account.ts'
import { endOtherSessions, endOwnSession, listSessions } from '#/lib/client/session.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { personQuery } from '#/lib/queries/person.ts'

/** Where the person is signed in. */
export function sessionsQuery() {
  return queryOptions({ queryKey: ['sessions'], queryFn: () => listSessions(browserFetch) })
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (session: string) => endOwnSession(browserFetch, session),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  })
}

export function useEndOtherSessions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => endOtherSessions(browserFetch),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  })
}

/** Sets or changes the person's password; from then on they have one, and their other sessions are over. */
export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    gcTime: 0,
    mutationFn: (password: NewPassword) => changePassword(browserFetch, password),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: personQuery().queryKey }),
        client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
      ]),
  })
}
