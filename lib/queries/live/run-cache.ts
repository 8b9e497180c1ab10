import type { QueryClient } from '@tanstack/react-query'
import type { Run } from '#/lib/client/run.ts'
import type { RunDetails } from '#/lib/client/run-details.ts'
import { hasActiveRuns, loadedLists, mendLists, patchData, patchLists } from '#/lib/queries/live/cached-lists.ts'
import { openFreshness } from '#/lib/queries/live/freshness.ts'
import { runDetailsKey, runKeys } from '#/lib/queries/run-keys.ts'

/** The cached runs of an account, and how news come into them. */
export type RunCache = {
  /** Puts runs as they are now in the place of what is cached of them. */
  take: (runs: Run[]) => void
  /** Has all that is on the screen read anew. */
  reset: () => void
  /** The moment up to which news are known, by the clock of the server; null when nothing is. */
  knownUpTo: () => string | null
  /** Says that everything up to a moment is known. */
  know: (upTo: string) => void
  hasActiveRuns: () => boolean
  stop: () => void
}

const rememberedRuns = 2_000

/** Puts runs at the end of those remembered; the oldest are forgotten. */
function remember(recent: Map<string, Run>, runs: Run[]): void {
  for (const run of runs) {
    recent.delete(run.token)
    recent.set(run.token, run)
  }
  for (const token of recent.keys()) {
    if (recent.size <= rememberedRuns) return
    recent.delete(token)
  }
}

function takeIntoDetails(client: QueryClient, account: string, run: Run): void {
  const queryKey = runDetailsKey({ account, report: run.reportToken, run: run.token })
  const details = client.getQueryData<RunDetails>(queryKey)
  if (details === undefined) return
  // The fields of an event come without their options.
  patchData(client, queryKey, { ...details, run: { ...run, fields: details.run.fields } })
  // Its queries moved too, of which events say nothing.
  void client.invalidateQueries({ queryKey, exact: true })
}

/** The earliest reading among the loaded pages: later news may be missing from it. */
function earliestReading(client: QueryClient, account: string): string | null {
  const pages = loadedLists(client, account).flatMap(([, data]) => data.pages)
  const readAts = pages.map(({ readAt }) => readAt)
  return readAts.toSorted().at(0) ?? null
}

export function openRunCache(client: QueryClient, account: string): RunCache {
  const recent = new Map<string, Run>()
  const freshness = openFreshness(client, account)
  const stopMending = mendLists(client, account, recent)
  let knownUpTo = ''

  function know(upTo: string): void {
    if (upTo > knownUpTo) knownUpTo = upTo
  }

  return {
    take: (runs) => {
      remember(recent, runs)
      patchLists(client, account, new Map(runs.map((run) => [run.token, run])))
      for (const run of runs) takeIntoDetails(client, account, run)
      for (const { updatedAt } of runs) know(updatedAt)
      freshness.note(runs)
    },
    reset: () => {
      recent.clear()
      void client.invalidateQueries({ queryKey: runKeys.all(account) })
      void client.invalidateQueries({ queryKey: runKeys.details(account) })
      freshness.refresh()
    },
    knownUpTo: () => knownUpTo || earliestReading(client, account),
    know,
    hasActiveRuns: () => hasActiveRuns(client, account),
    stop: () => {
      stopMending()
      freshness.stop()
    },
  }
}
