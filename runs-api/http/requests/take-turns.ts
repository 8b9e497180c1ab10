import type { Middleware } from '#/runs-api/http/context.ts'

/** Lists and figures: all that they wait for is the store. */
const reads =
  /^\/api\/[^/]+\/(health|failures|reports|report_names|runs|runs\/(summary|facets|timeline)|reports\/[^/]+\/(runs|parameter_sets))$/

export type Turns = {
  take: Middleware
  /** Whoever comes now waits. */
  areTaken: () => boolean
}

/**
 * Lets so many lists and figures be read at once, and the others wait for their turn, first come, first served. One that is
 * begun then finds connections to the store free and is soon done, where hundreds that share them would all be late; and
 * for whoever has left meanwhile nothing is read.
 */
export function createTurns(maxAtOnce: number): Turns {
  const waiting: (() => void)[] = []
  let atWork = 0

  function pass(): void {
    const next = waiting.shift()
    if (next === undefined) atWork -= 1
    else next()
  }

  const take: Middleware = async (c, next) => {
    if (c.req.method !== 'GET' || !reads.test(c.req.path)) return next()
    if (atWork < maxAtOnce) atWork += 1
    else {
      const { signal } = c.req.raw
      await new Promise<void>((resolve) => waiting.push(resolve))
      if (signal.aborted) {
        pass()
        return c.body(null, 503)
      }
    }
    return next().finally(pass)
  }

  return { take, areTaken: () => atWork >= maxAtOnce }
}
