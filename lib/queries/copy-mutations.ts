import { type QueryClient, queryOptions, useIsMutating } from '@tanstack/react-query'
import type { Duplicate } from '#/lib/client/duplicate.ts'
import type { Report } from '#/lib/client/report.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { AppError } from '#/lib/errors.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { pause } from '#/lib/queries/live/pause.ts'
import { noteNewReport } from '#/lib/queries/named-things.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { once } from '#/lib/queries/once.ts'

const collectionClient = onDemand(() => import('#/lib/client/collection.ts'))
const duplicateClient = onDemand(() => import('#/lib/client/duplicate.ts'))
const reportClient = onDemand(() => import('#/lib/client/report.ts'))
const cloneKey = (run: string) => ['clone-run', run]
const duplicateKey = (run: string) => ['duplicate-run', run]
const firstWaitMs = 300
const longestWaitMs = 5_000
const maxSilences = 5

/** The shared collections that a copy can be put into. */
export function sharedCollectionsQuery(account: string) {
  return queryOptions({
    queryKey: ['collections', account],
    queryFn: async () => (await collectionClient()).listSharedCollections(browserFetch, account),
    staleTime: 60_000,
  })
}

/** Clones a run, once at a time: undefined while that is on its way. Gives the new report. */
export function cloneOnce(client: QueryClient, ids: RunIds): Promise<Report> | undefined {
  return once(client, {
    mutationKey: cloneKey(ids.run),
    mutationFn: async () => (await reportClient()).cloneRun(browserFetch, ids),
    onSuccess: () => noteNewReport(client),
  })
}

export function useIsCloning(run: string): boolean {
  return useIsMutating({ mutationKey: cloneKey(run) }) > 0
}

/** How long to wait before a duplication is asked after for the n-th time, from 0. */
export function duplicateWaitMs(asked: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 1.6 ** asked)
}

/** Asks after a duplication until it is over. A runs API that is silent for a moment does not end the asking. */
async function ended(
  ids: RunIds,
  started: Duplicate,
  onState: (state: Duplicate['state']) => void,
): Promise<Duplicate> {
  let duplicate = started
  let silences = 0
  for (let asked = 0; duplicate.state === 'enqueued' || duplicate.state === 'running'; asked += 1) {
    onState(duplicate.state)
    await pause(duplicateWaitMs(asked), new AbortController().signal)
    try {
      const { getDuplicate } = await duplicateClient()
      duplicate = await getDuplicate(browserFetch, ids, duplicate.token)
      silences = 0
    } catch (error) {
      silences += 1
      const isSilence =
        error instanceof AppError && (error.code === 'unavailable' || error.code === 'too_many_requests')
      if (!isSilence || silences > maxSilences) throw error
    }
  }
  return duplicate
}

type DuplicateInput = {
  ids: RunIds
  /** The token of a shared collection; null for the caller's own. */
  collection: string | null
  onState: (state: Duplicate['state']) => void
}

/** Duplicates a run, once at a time: undefined while that is on its way. Gives the new report's token when it is there. */
export function duplicateOnce(
  client: QueryClient,
  { ids, collection, onState }: DuplicateInput,
): Promise<string> | undefined {
  return once(client, {
    mutationKey: duplicateKey(ids.run),
    mutationFn: async () => {
      const { startDuplicate } = await duplicateClient()
      const started = await startDuplicate(browserFetch, ids, collection)
      const { reportToken, errorMessage } = await ended(ids, started, onState)
      if (reportToken !== null) return reportToken
      throw new AppError('upstream_failed', errorMessage ?? 'The copy was not made, and the runs API did not say why.')
    },
    onSuccess: () => noteNewReport(client),
  })
}

export function useIsDuplicating(run: string): boolean {
  return useIsMutating({ mutationKey: duplicateKey(run) }) > 0
}
