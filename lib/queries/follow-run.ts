import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import type { Run, RunIds } from '#/lib/client/run.ts'
import type { RunDetails } from '#/lib/client/run-details.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

/** Follows a run in the cache, which is kept up to date meanwhile. Gives the run as it ended; null when the signal came first. */
export function followRun(client: QueryClient, ids: RunIds, signal: AbortSignal): Promise<Run | null> {
  const observer = new QueryObserver(client, runDetailsQuery(ids))
  return new Promise((resolve) => {
    const end = (run: Run | null) => {
      observer.destroy()
      signal.removeEventListener('abort', giveUp)
      resolve(run)
    }
    const giveUp = () => end(null)
    const look = (details: RunDetails | undefined) => {
      if (details !== undefined && isFinished(details.run.state)) end(details.run)
    }
    signal.addEventListener('abort', giveUp)
    observer.subscribe(({ data }) => look(data))
    look(observer.getCurrentResult().data)
  })
}
