/**
 * One Ctrl-C can arrive several times: from the terminal, from npm, from start.mjs. What comes this soon after the first
 * is the same wish.
 */
const sameWishMs = 700

export type EndSignals = {
  onEnd: () => void
  onSecondWish: () => void
}

/** Calls onEnd at the first wish to end (a signal, or the death of the process that started this one). */
export function listenToEndSignals({ onEnd, onSecondWish }: EndSignals): void {
  let firstAt: number | null = null
  function wish(): void {
    if (firstAt === null) {
      firstAt = Date.now()
      onEnd()
    } else if (Date.now() - firstAt > sameWishMs) {
      onSecondWish()
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish)
  process.on('disconnect', wish)
}
