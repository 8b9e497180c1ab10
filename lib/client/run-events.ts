import { readEvents } from '#/lib/client/event-stream.ts'
import { type Run, runOfEvent } from '#/lib/client/run.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, openEvents } from '#/lib/client/transport.ts'
import { AppError } from '#/lib/errors.ts'

/** What a chunk of the stream tells: runs as they are now, and whether all that was read before is to be read again. */
export type RunNews = { runs: Run[]; isReset: boolean; lastEventId: string }

export type RunEventsInput = {
  account: string
  /** The event after which to resume; null to hear from now on. */
  lastEventId: string | null
  signal: AbortSignal
  /** How long the stream may say nothing; it gives a sign of life every 15 seconds. */
  silenceMs: number
}

/** Calls off when `signal` does, or when `heard` was not called for too long. */
function watchSilence(signal: AbortSignal, silenceMs: number) {
  const silence = new AbortController()
  const giveUp = () => silence.abort(new AppError('unavailable', 'The runs API went silent.'))
  let timer = setTimeout(giveUp, silenceMs)
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    heard: () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, silenceMs)
    },
    end: () => clearTimeout(timer),
  }
}

/**
 * Changed runs of an account as they change (RUNS-API 8), in the order in which they did; the first news only say that the
 * stream is open. Ends when the server ends the stream. Throws the contract's errors, `unavailable` when the stream breaks,
 * goes silent or ends because the store is away, and the signal's reason when it is called off.
 */
export async function* followRunEvents(fetch: Fetch, input: RunEventsInput): AsyncGenerator<RunNews> {
  const { account, signal, silenceMs } = input
  const watch = watchSilence(signal, silenceMs)
  const until: Fetch = (path, init) => fetch(path, { ...init, signal: watch.signal })
  try {
    const { body } = await openEvents(until, apiPath(account, 'runs', 'events'), input.lastEventId)
    if (body === null) throw new AppError('upstream_failed', 'The runs API sent no events.')
    for await (const events of readEvents(body)) {
      watch.heard()
      const last = events.at(-1)
      if (last === undefined) continue
      if (last.event === 'unavailable') throw new AppError('unavailable', 'The runs API cannot reach its store.')
      const runs = events.filter(({ event }) => event === 'run').map(({ data }) => runOfEvent(data))
      yield { runs, isReset: events.some(({ event }) => event === 'reset'), lastEventId: last.id }
    }
  } finally {
    watch.end()
  }
}
