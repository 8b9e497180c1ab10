import { useMutation, useQueryClient } from '@tanstack/react-query'
import { cloneRun } from '#/lib/client/report.ts'
import { type RunIds, type StartRunInput, cancelRun, startRun } from '#/lib/client/run.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

export function useStartRun() {
  return useMutation({ mutationFn: (input: StartRunInput) => startRun(browserFetch, input) })
}

/** Cancels a run, and reads it again whatever the answer: it may have ended by itself. */
export function useCancelRun(ids: RunIds) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => cancelRun(browserFetch, ids),
    onSettled: () => client.invalidateQueries({ queryKey: runDetailsQuery(ids).queryKey }),
  })
}

export function useCloneRun(ids: RunIds) {
  return useMutation({ mutationFn: () => cloneRun(browserFetch, ids) })
}
