/**
 * One Ctrl-C can arrive several times: from the terminal, from npm, from start.mjs. What comes this soon after the first
 * is the same wish.
 */
const sameWishMs = 700

export type EndSignals = {
  onEnd: () => void
  onSecondWish: () => void
}

/**
 * Calls onEnd at the first wish to end (a signal, or the death of the process that started this one), and onSecondWish
 * at the next one, each once.
 */
export function listenToEndSignals({ onEnd, onSecondWish }: EndSignals): void {
  let lastAt = Number.NEGATIVE_INFINITY
  const answers = [onEnd, onSecondWish]
  function wish(): void {
    const isSameWish = Date.now() - lastAt < sameWishMs
    lastAt = Date.now()
    if (!isSameWish) answers.shift()?.()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish)
  process.on('disconnect', wish)
}
