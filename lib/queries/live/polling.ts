import { listChangedRuns } from '#/lib/client/changed-runs.ts'
import { listRuns } from '#/lib/client/run.ts'
import type { Fetch } from '#/lib/client/transport.ts'
import { backoffMs } from '#/lib/queries/live/backoff.ts'
import type { ConnectionStore } from '#/lib/queries/live/connection.ts'
import type { RunCache } from '#/lib/queries/live/run-cache.ts'
import { type Sight, outageOf, pauseUnlessOnline } from '#/lib/queries/live/sight.ts'

type Asking = { fetch: Fetch; account: string; cache: RunCache }

const everyMs = 5_000

async function readMoment({ fetch, account }: Asking): Promise<string> {
  return (await listRuns(fetch, account, new URLSearchParams({ per_page: '1' }))).readAt
}

/** Brings the cache up to date with what changed since it last knew. Throws as the client does. */
export async function catchUp(asking: Asking): Promise<void> {
  const { fetch, account, cache } = asking
  const knownUpTo = cache.knownUpTo() ?? (await readMoment(asking))
  const { runs, isWhole, readAt } = await listChangedRuns(fetch, account, knownUpTo)
  cache.know(readAt)
  if (isWhole) cache.take(runs)
  else cache.reset()
}

type Keeping = Asking & { connection: ConnectionStore; sight: Sight }

async function keepAsking({ connection, sight, ...asking }: Keeping, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const isAnswered = await catchUp(asking).then(
      () => true,
      () => false,
    )
    if (signal.aborted) return
    failures = isAnswered ? 0 : failures + 1
    connection.set(isAnswered ? 'polling' : outageOf(sight))
    await pauseUnlessOnline(isAnswered ? everyMs : backoffMs(failures), sight, signal)
  }
}

/** Asks every few seconds what changed, where no stream can be had; less and less often while nothing answers. */
export type Polling = { isOn: () => boolean; start: () => void; stop: () => void }

export function openPolling(keeping: Keeping): Polling {
  let stopping: AbortController | null = null
  return {
    isOn: () => stopping !== null,
    start: () => {
      if (stopping !== null) return
      stopping = new AbortController()
      void keepAsking(keeping, stopping.signal)
    },
    stop: () => {
      stopping?.abort()
      stopping = null
    },
  }
}
