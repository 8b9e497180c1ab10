import 'server-only'
import { type DehydratedState, QueryClient, dehydrate } from '@tanstack/react-query'
import type { Person } from '#/lib/client/account.ts'
import { personQuery } from '#/lib/queries/person.ts'

/** A cache that knows who is signed in, for the `HydrationBoundary` of every page of an account. */
export function personState(person: Person | null): DehydratedState {
  const client = new QueryClient()
  if (person !== null) client.setQueryData(personQuery().queryKey, person)
  return dehydrate(client)
}
