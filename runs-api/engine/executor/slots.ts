/** A number of places, given in the order of asking. */
export type Slots = { acquire: (signal: AbortSignal) => Promise<(() => void) | null> }

/** `acquire` gives a function that gives the place back, or null when the signal was faster than a free place. */
export function createSlots(count: number): Slots {
  let free = count
  const waiting: (() => void)[] = []

  const release = () => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  const releaseOnce = () => {
    let isHeld = true
    return () => {
      if (isHeld) release()
      isHeld = false
    }
  }

  return {
    acquire: async (signal) => {
      if (signal.aborted) return null
      if (free > 0) {
        free -= 1
        return releaseOnce()
      }
      const { promise, resolve } = Promise.withResolvers<(() => void) | null>()
      const enter = () => resolve(releaseOnce())
      const leave = () => {
        const place = waiting.indexOf(enter)
        if (place >= 0) waiting.splice(place, 1)
        resolve(null)
      }
      waiting.push(enter)
      signal.addEventListener('abort', leave)
      return promise.finally(() => signal.removeEventListener('abort', leave))
    },
  }
}
