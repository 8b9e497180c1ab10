import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FailureQuestion } from '#/lib/client/failures.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const failuresClient = onDemand(() => import('#/lib/client/failures.ts'))

/** A page of failures by their reasons; asked anew soon after runs changed, and once a minute, for its span moves on. */
export function failureGroupsQuery(account: string, question: FailureQuestion) {
  return queryOptions({
    queryKey: [...runKeys.health(account), 'failures', question] as const,
    queryFn: async ({ signal }) =>
      (await failuresClient()).listFailureGroups(browserFetchUntil(signal), account, question),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
}
