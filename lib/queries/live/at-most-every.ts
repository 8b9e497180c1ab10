/** A deed that is asked for often and done seldom. */
export type Throttled = { ask: () => void; stop: () => void }

/**
 * Does a deed soon after it is asked for (`delayMs`), and once for all that ask meanwhile; never sooner than `everyMs`
 * after the last time.
 */
export function atMostEvery({ delayMs, everyMs }: { delayMs: number; everyMs: number }, deed: () => void): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastMs = -Infinity
  const act = () => {
    timer = undefined
    lastMs = performance.now()
    deed()
  }
  return {
    ask: () => {
      timer ??= setTimeout(act, Math.max(delayMs, lastMs + everyMs - performance.now()))
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
