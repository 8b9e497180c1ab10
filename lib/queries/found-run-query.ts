import { queryOptions } from '@tanstack/react-query'
import { findRun } from '#/lib/client/find-run.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'

/** The run of an account with this token, or null. A failure is shown at once: somebody waits in front of it. */
export function foundRunQuery(account: string, token: string) {
  return queryOptions({
    queryKey: ['found run', account, token] as const,
    queryFn: ({ signal }) => findRun(browserFetchUntil(signal), account, token),
    retry: false,
  })
}
