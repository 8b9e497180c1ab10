import type { Run } from '#/lib/client/run.ts'

/** Runs that come one by one and are handed on together, at most once for each picture that the screen shows. */
export type FrameBatch = { add: (runs: Run[]) => void; flush: () => void }

export function batchByFrame(take: (runs: Run[]) => void): FrameBatch {
  const waiting = new Map<string, Run>()
  let isAsked = false
  function flush(): void {
    isAsked = false
    if (waiting.size === 0) return
    const runs = [...waiting.values()]
    waiting.clear()
    take(runs)
  }
  return {
    flush,
    add: (runs) => {
      for (const run of runs) waiting.set(run.token, run)
      if (isAsked || waiting.size === 0) return
      isAsked = true
      nextFrame(flush)
    },
  }
}

/** Without a screen there is nothing to wait for but the end of what is being done. */
function nextFrame(then: () => void): void {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(then)
  else setTimeout(then)
}
