import type { QueryCacheNotifyEvent, QueryClient, QueryKey } from '@tanstack/react-query'
import { type ChangedRuns, patchPages, youngerThan } from '#/lib/queries/live/patch-runs.ts'
import type { RunPages } from '#/lib/queries/loaded-runs.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

/** The loaded lists of an account, by key. */
export function loadedLists(client: QueryClient, account: string): [QueryKey, RunPages][] {
  const lists = client.getQueriesData<RunPages>({ queryKey: runKeys.lists(account) })
  return lists.flatMap(([key, data]): [QueryKey, RunPages][] => (data === undefined ? [] : [[key, data]]))
}

/** The run lists and details keep the time when they were read: a patch is no reading. */
export function patchData(client: QueryClient, queryKey: QueryKey, data: unknown): void {
  client.setQueryData(queryKey, data, { updatedAt: client.getQueryState(queryKey)?.dataUpdatedAt })
}

/** Puts changed runs in the place of the old ones wherever lists of the account hold them. */
export function patchLists(client: QueryClient, account: string, changed: ChangedRuns): void {
  for (const [key, data] of loadedLists(client, account)) {
    const next = patchPages(data, changed)
    if (next !== data) patchData(client, key, next)
  }
}

/** True when a run of a loaded list has yet to end. */
export function hasActiveRuns(client: QueryClient, account: string): boolean {
  const pages = loadedLists(client, account).flatMap(([, data]) => data.pages)
  return pages.some(({ runs }) => runs.some(({ state }) => !isFinished(state)))
}

/** True for a change that is not a patch of ours: pages were read, or put back to what they were before a reading. */
function isReading({ action }: Extract<QueryCacheNotifyEvent, { type: 'updated' }>): boolean {
  return action.type === 'setState' || (action.type === 'success' && action.manual !== true)
}

/**
 * Mends lists whose pages were on their way while news came in: those were read before the news, and put what these had
 * changed back. `recent` are the runs last heard of. Ends with the returned function.
 */
export function mendLists(client: QueryClient, account: string, recent: ChangedRuns): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || recent.size === 0 || !isReading(event)) return
    const [key, data] = loadedLists(client, account).find(([listKey]) => listKey === event.query.queryKey) ?? []
    if (key === undefined || data === undefined) return
    const younger = youngerThan(data, recent)
    if (younger.size > 0) patchData(client, key, patchPages(data, younger))
  })
}
