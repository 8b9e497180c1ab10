import { type QueryClient, useIsMutating } from '@tanstack/react-query'
import type { MeantFailures, Run } from '#/lib/client/run.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { once } from '#/lib/queries/once.ts'
import { openFailuresQuery } from '#/lib/queries/open-failures-query.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

const runClient = onDemand(() => import('#/lib/client/run.ts'))
const acknowledgeKey = (run: string) => ['acknowledge', run]

/** Puts the run in its place; what else says of the failures who knows of them is read again before this ends. */
async function take(client: QueryClient, meant: MeantFailures, run: Run): Promise<void> {
  client.setQueryData(runDetailsQuery(meant).queryKey, (known) => known && { ...known, run })
  await Promise.all([
    client.invalidateQueries({ queryKey: runKeys.health(meant.account) }),
    client.invalidateQueries({ queryKey: openFailuresQuery(meant.account, meant.report).queryKey }),
    client.invalidateQueries({ queryKey: runKeys.details(meant.account) }),
  ])
}

/** Takes note of open failures, once at a time: undefined while that is on its way. Rejects as `acknowledgeFailures` throws. */
export function acknowledgeOnce(client: QueryClient, meant: MeantFailures, note: string): Promise<Run> | undefined {
  return once(client, {
    mutationKey: acknowledgeKey(meant.run),
    mutationFn: async () => (await runClient()).acknowledgeFailures(browserFetch, meant, note),
    onSuccess: (run) => take(client, meant, run),
  })
}

/** Takes that back, in the same way. */
export function unacknowledgeOnce(client: QueryClient, meant: MeantFailures): Promise<Run> | undefined {
  return once(client, {
    mutationKey: acknowledgeKey(meant.run),
    mutationFn: async () => (await runClient()).unacknowledgeFailures(browserFetch, meant),
    onSuccess: (run) => take(client, meant, run),
  })
}

/** True while somebody at this tab waits for either. */
export function useIsAcknowledging(run: string): boolean {
  return useIsMutating({ mutationKey: acknowledgeKey(run) }) > 0
}
