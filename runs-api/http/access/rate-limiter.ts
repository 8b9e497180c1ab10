const windowMs = 10_000

export type Allowance = {
  limit: number
  remaining: number
  isExceeded: boolean
  /** Until the window ends, in whole seconds, at least one. */
  retryAfterSeconds: number
}

export type RateLimiter = { take: (key: string, now: Date) => Allowance }

/** Counts requests by key in windows of ten seconds that all keys share; a process counts for itself. */
export function createRateLimiter(limit: number): RateLimiter {
  let window = 0
  let counts = new Map<string, number>()
  return {
    take: (key, now) => {
      const current = Math.floor(now.getTime() / windowMs)
      if (current !== window) counts = new Map()
      window = current
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      const restMs = (current + 1) * windowMs - now.getTime()
      return {
        limit,
        remaining: Math.max(0, limit - count),
        isExceeded: count > limit,
        retryAfterSeconds: Math.max(1, Math.ceil(restMs / 1000)),
      }
    },
  }
}
