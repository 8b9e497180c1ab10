import 'server-only'
import { type DehydratedState, QueryClient, dehydrate } from '@tanstack/react-query'
import { type FailureQuestion, listFailureGroups } from '#/lib/client/failures.ts'
import { failureGroupsQuery } from '#/lib/queries/failures-query.ts'
import { load } from '#/lib/server/load.ts'

/** What the page of failures begins with, under the key by which its scripts go on; what fails is asked again there. */
export async function loadFailures(account: string, question: FailureQuestion): Promise<DehydratedState> {
  const client = new QueryClient()
  await load((fetch) =>
    client.query({
      ...failureGroupsQuery(account, question),
      queryFn: () => listFailureGroups(fetch, account, question),
    }),
  )
  return dehydrate(client)
}
