import { queryOptions } from '@tanstack/react-query'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'

const findClient = onDemand(() => import('#/lib/client/find-run.ts'))

/** The run of an account with this token, or null. A failure is shown at once: somebody waits in front of it. */
export function foundRunQuery(account: string, token: string) {
  return queryOptions({
    queryKey: ['found run', account, token] as const,
    queryFn: async ({ signal }) => (await findClient()).findRun(browserFetchUntil(signal), account, token),
    retry: false,
  })
}
