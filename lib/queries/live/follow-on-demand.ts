import { backoffMs } from '#/lib/queries/live/backoff.ts'
import type { Following } from '#/lib/queries/live/follow-runs.ts'
import { outageOf, pauseUnlessOnline, tabSight } from '#/lib/queries/live/sight.ts'

/** What follows runs, as it is loaded behind the first picture of a page. */
export type Follower = { followRuns: (following: Following) => () => void }

async function begin(load: () => Promise<Follower>, following: Following, signal: AbortSignal): Promise<void> {
  const { connection, sight = tabSight } = following
  for (let failures = 1; !signal.aborted; failures += 1) {
    const follower = await load().catch(() => null)
    if (signal.aborted) return
    if (follower !== null) {
      signal.addEventListener('abort', follower.followRuns(following))
      return
    }
    connection.set(outageOf(sight))
    await pauseUnlessOnline(backoffMs(failures), sight, signal)
  }
}

/** Follows runs as soon as what does so is loaded, which is tried until it succeeds. Ends with the returned function. */
export function followOnDemand(load: () => Promise<Follower>, following: Following): () => void {
  const stopping = new AbortController()
  following.connection.set('connecting')
  void begin(load, following, stopping.signal)
  return () => stopping.abort()
}
