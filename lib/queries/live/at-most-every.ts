/** A deed that is asked for often and done seldom. */
export type Throttled = { ask: () => void; stop: () => void }

/**
 * Does a deed soon after it is asked for (`delayMs`), and once for all that ask meanwhile; never sooner than `everyMs`
 * after the last time. Whoever asked just before it was done has it done again: what they know of may not have been seen.
 */
export function atMostEvery({ delayMs, everyMs }: { delayMs: number; everyMs: number }, deed: () => void): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastMs = -Infinity
  let askedMs = -Infinity
  const wait = () => {
    timer ??= setTimeout(act, Math.max(delayMs, lastMs + everyMs - performance.now()))
  }
  const act = () => {
    timer = undefined
    lastMs = performance.now()
    deed()
    if (lastMs - askedMs < delayMs) wait()
  }
  return {
    ask: () => {
      askedMs = performance.now()
      wait()
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
