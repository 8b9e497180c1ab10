import { setTimeout as wait } from 'node:timers/promises'
import {
  hasHeldBackEvents,
  newestMark,
  readEvents,
  type EventMark,
  type RunEvent,
} from '#/runs-api/store/events/run-events.ts'
import type { Log } from '#/runs-api/log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

export type EventHub = {
  /** Every event from now on, in batches, until the returned function is called. */
  subscribe: (receive: (events: RunEvent[]) => void) => () => void
  /** Look for new events now: something changed, or a connection came back. */
  wake: () => void
  /** Where the hub stands: a reader that catches up from the store to here misses nothing after. */
  mark: () => EventMark
  close: () => Promise<void>
}

const batchSize = 500
const heldBackMs = 25
const backstopMs = 5_000
const retryMs = 500

/** One reader of run events a process, however many watch: it asks the store when woken, or every five seconds. */
export async function openEventHub(db: Db, log: Log): Promise<EventHub> {
  const receivers = new Set<(events: RunEvent[]) => void>()
  const stopping = new AbortController()
  let at = await newestMark(db)
  let awake = new AbortController()

  async function drain(): Promise<number> {
    const events = await readEvents(db, at, batchSize)
    at = events.at(-1)?.mark ?? at
    if (events.length > 0) for (const receive of receivers) receive(events)
    if (events.length === batchSize) return 0
    return (await hasHeldBackEvents(db, at)) ? heldBackMs : backstopMs
  }

  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      awake = new AbortController()
      const pauseMs = await drain().catch((error: unknown) => {
        log.failure('Run events cannot be read', error)
        return retryMs
      })
      const signal = AbortSignal.any([stopping.signal, awake.signal])
      await wait(pauseMs, undefined, { signal }).catch(() => undefined)
    }
  }

  const following = follow()
  return {
    subscribe: (receive) => {
      receivers.add(receive)
      return () => receivers.delete(receive)
    },
    wake: () => awake.abort(),
    mark: () => at,
    close: async () => {
      stopping.abort()
      await following
    },
  }
}
