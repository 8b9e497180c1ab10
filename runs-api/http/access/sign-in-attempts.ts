const windowMs = 5 * 60 * 1000
const pruneFrom = 10_000

/** Who tries, and how many attempts in five minutes may fail. */
export type AttemptLimit = { key: string; max: number }

export type SignInAttempts = {
  /** Counts an attempt as failed until it succeeds, so that many at once gain nothing. The seconds to wait; 0 to go on. */
  begin: (limits: AttemptLimit[], now: Date) => number
  succeed: (limits: AttemptLimit[]) => void
}

/** Ten for a person from one address, a hundred for an address whoever it tries to be. */
export function attemptLimits(who: string, address: string): AttemptLimit[] {
  return [
    { key: `${who.trim().toLowerCase()} from ${address}`, max: 10 },
    { key: address, max: 100 },
  ]
}

/** Slows down who guesses passwords. A process counts for itself. */
export function createSignInAttempts(): SignInAttempts {
  const attempts = new Map<string, { failed: number; untilMs: number }>()

  const currentOf = (key: string, nowMs: number): { failed: number; untilMs: number } => {
    const known = attempts.get(key)
    return known !== undefined && nowMs < known.untilMs ? known : { failed: 0, untilMs: nowMs + windowMs }
  }

  const prune = (nowMs: number): void => {
    for (const [key, { untilMs }] of attempts) if (untilMs <= nowMs) attempts.delete(key)
  }

  return {
    begin: (limits, now) => {
      const nowMs = now.getTime()
      if (attempts.size >= pruneFrom) prune(nowMs)
      const current = limits.map(({ key, max }) => ({ key, max, ...currentOf(key, nowMs) }))
      const waitsMs = current.map(({ failed, max, untilMs }) => (failed >= max ? untilMs - nowMs : 0))
      const waitMs = Math.max(...waitsMs)
      if (waitMs > 0) return Math.ceil(waitMs / 1000)
      for (const { key, failed, untilMs } of current) attempts.set(key, { failed: failed + 1, untilMs })
      return 0
    },
    succeed: (limits) => {
      for (const { key } of limits) {
        const known = attempts.get(key)
        if (known !== undefined) attempts.set(key, { ...known, failed: known.failed - 1 })
      }
    },
  }
}
