import type { QueryClient } from '@tanstack/react-query'
import { followRunEvents } from '#/lib/client/run-events.ts'
import type { Fetch } from '#/lib/client/transport.ts'
import { AppError } from '#/lib/errors.ts'
import { backoffMs } from '#/lib/queries/live/backoff.ts'
import type { ConnectionStore } from '#/lib/queries/live/connection.ts'
import { type FrameBatch, batchByFrame } from '#/lib/queries/live/frame-batch.ts'
import { pause } from '#/lib/queries/live/pause.ts'
import { type Polling, catchUp, openPolling } from '#/lib/queries/live/polling.ts'
import { type RunCache, openRunCache } from '#/lib/queries/live/run-cache.ts'
import { type Sight, pauseUnlessOnline, tabSight, untilOffline, whenSightIs } from '#/lib/queries/live/sight.ts'
import { isSessionOver, isShutOut } from '#/lib/queries/session-over.ts'

export type Following = {
  client: QueryClient
  account: string
  fetch: Fetch
  connection: ConnectionStore
  sight?: Sight
}

/** What one following holds from stream to stream. */
type Listening = Following & { sight: Sight; cache: RunCache; batch: FrameBatch; lastEventId: string | null }

const silenceMs = 40_000
/** A stream that ended sooner than this did not really work. */
const provenMs = 5_000
const triesBeforePolling = 3

/** Hears one stream to its end. Throws when it cannot be had, or breaks. */
async function hear(listening: Listening, onOpen: () => void, signal: AbortSignal): Promise<void> {
  const { fetch, account, cache, batch, lastEventId } = listening
  let isToCatchUp = lastEventId === null && cache.hasActiveRuns()
  for await (const news of followRunEvents(fetch, { account, lastEventId, signal, silenceMs })) {
    // No event tells what happened between the reading of the page and the opening of its first stream.
    if (isToCatchUp) await catchUp({ fetch, account, cache })
    isToCatchUp = false
    listening.lastEventId = news.lastEventId
    onOpen()
    if (news.isReset) cache.reset()
    batch.add(news.runs)
  }
}

/** Hears one stream until it ends, breaks, cannot be had, or the browser loses its network. Null when nothing went wrong. */
async function hearUntilOffline(listening: Listening, onOpen: () => void, signal: AbortSignal): Promise<unknown> {
  const hearing = untilOffline(listening.sight, signal)
  try {
    await hear(listening, onOpen, hearing.signal)
    return null
  } catch (thrown) {
    return thrown
  } finally {
    hearing.stop()
  }
}

/** The runs API cannot be reached, or says so of its store: asking tells at once whether that is all, and when it is over. */
function isOutage(refusal: unknown): boolean {
  return refusal instanceof AppError && refusal.code === 'unavailable'
}

/** Says that there is no stream now: that a further try is under way, unless asking works or the network is gone. */
function sayBroken({ connection, sight }: Listening, polling: Polling): void {
  const wasOffline = connection.get().state === 'offline'
  if (!sight.isOnline()) connection.set('offline')
  else if (wasOffline || !polling.isOn()) connection.set('connecting')
}

/**
 * Hears stream after stream until the signal comes, and asks instead when none can be had. False when that is of no use any
 * more: the session is over, or the person is not in the account.
 */
async function keepHearing(listening: Listening, polling: Polling, signal: AbortSignal): Promise<boolean> {
  const { connection, sight } = listening
  let failures = 0
  while (!signal.aborted) {
    let openedMs = Infinity
    const onOpen = () => {
      openedMs = Math.min(openedMs, performance.now())
      polling.stop()
      connection.set('live')
    }
    const refusal = await hearUntilOffline(listening, onOpen, signal)
    if (signal.aborted) return true
    if (isSessionOver(refusal)) return false
    if (isShutOut(refusal)) {
      polling.stop()
      connection.set('refused')
      return false
    }
    failures = performance.now() - openedMs > provenMs ? 0 : failures + 1
    if (failures > 0) sayBroken(listening, polling)
    if (failures >= triesBeforePolling || isOutage(refusal)) polling.start()
    await pauseUnlessOnline(backoffMs(failures), sight, signal)
  }
  return true
}

async function listenWhileVisible(listening: Listening, signal: AbortSignal): Promise<void> {
  const { sight, connection } = listening
  const polling = openPolling(listening)
  while (!signal.aborted) {
    if (!sight.isVisible()) connection.set('paused')
    await pause(null, whenSightIs(true, sight, signal))
    if (signal.aborted) return
    connection.set('connecting')
    const isToGoOn = await keepHearing(listening, polling, whenSightIs(false, sight, signal))
    polling.stop()
    if (!isToGoOn) return
  }
}

/**
 * Keeps the cached runs of an account as they are on the server, until the returned function is called: by the stream of
 * events, resumed after every break where it was left; by asking while there is none; not at all while nobody looks.
 */
export function followRuns({ sight = tabSight, ...following }: Following): () => void {
  const stopping = new AbortController()
  const cache = openRunCache(following.client, following.account)
  const batch = batchByFrame(cache.take)
  void listenWhileVisible({ ...following, sight, cache, batch, lastEventId: null }, stopping.signal)
  return () => {
    stopping.abort()
    cache.stop()
  }
}
