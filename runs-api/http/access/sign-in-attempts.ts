const fewMinutesMs = 5 * 60 * 1000
const hourMs = 60 * 60 * 1000
const pruneFrom = 10_000

/** Who tries, and how many attempts may fail in what time from the first of them. */
export type AttemptLimit = { key: string; max: number; windowMs: number }

export type SignInAttempts = {
  /** Counts an attempt as failed until it succeeds, so that many at once gain nothing. The seconds to wait; 0 to go on. */
  begin: (limits: AttemptLimit[], now: Date) => number
  succeed: (limits: AttemptLimit[]) => void
}

/**
 * Ten in five minutes for a name from one address, fifty for an address whoever it tries to be. A name alone has a much
 * higher bound, 300 in an hour: guessing from many addresses stays slow, and a few requests lock nobody out. A one-time
 * link (`username` null) is nobody's until it is found.
 */
export function attemptLimits(username: string | null, address: string): AttemptLimit[] {
  const ofAddress = { key: `address ${address}`, max: 50, windowMs: fewMinutesMs }
  if (username === null) return [{ key: `link from ${address}`, max: 10, windowMs: fewMinutesMs }, ofAddress]
  const name = username.trim().toLowerCase()
  return [
    { key: `name ${name} from ${address}`, max: 10, windowMs: fewMinutesMs },
    ofAddress,
    { key: `name ${name}`, max: 300, windowMs: hourMs },
  ]
}

/** Slows down who guesses passwords. A process counts for itself. */
export function createSignInAttempts(): SignInAttempts {
  const attempts = new Map<string, { failed: number; untilMs: number }>()

  const currentOf = ({ key, windowMs }: AttemptLimit, nowMs: number): { failed: number; untilMs: number } => {
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
      const current = limits.map((limit) => ({ ...limit, ...currentOf(limit, nowMs) }))
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
