import { type QueryClient, useIsMutating } from '@tanstack/react-query'
import type { Run, RunIds, StartRunInput } from '#/lib/client/run.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { once } from '#/lib/queries/once.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

const runClient = onDemand(() => import('#/lib/client/run.ts'))
const cancelKey = (run: string) => ['cancel-run', run]
const startKey = (subject: string) => ['start-run', subject]

/**
 * Starts a run for a subject (a form, a run to repeat), once at a time: undefined while one is on its way. The details of the
 * new run are in the cache then, so that it opens at once. Rejects as `startRun` throws.
 */
export function startOnce(client: QueryClient, subject: string, input: StartRunInput): Promise<Run> | undefined {
  return once(client, {
    mutationKey: startKey(subject),
    mutationFn: async () => (await runClient()).startRun(browserFetch, input),
    onSuccess: (run) => {
      const { queryKey } = runDetailsQuery({ account: input.account, report: input.report, run: run.token })
      client.setQueryData(queryKey, (known) => known ?? { run, queryRuns: [] })
    },
  })
}

export function useIsStarting(subject: string): boolean {
  return useIsMutating({ mutationKey: startKey(subject) }) > 0
}

/** Cancels a run, once at a time, and reads it again whatever the answer: it may have ended by itself. */
export function cancelOnce(client: QueryClient, ids: RunIds): Promise<Run> | undefined {
  const { queryKey } = runDetailsQuery(ids)
  return once(client, {
    mutationKey: cancelKey(ids.run),
    mutationFn: async () => (await runClient()).cancelRun(browserFetch, ids),
    onSuccess: (run) => client.setQueryData(queryKey, (known) => known && { ...known, run }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}

/** True while somebody at this tab waits for a run to be cancelled. */
export function useIsCancelling(run: string): boolean {
  return useIsMutating({ mutationKey: cancelKey(run) }) > 0
}
