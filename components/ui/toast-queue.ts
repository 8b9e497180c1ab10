type Lead = { href: string; words: string }
/** Names in `says` are `isolated`. What is told again with the same `id` takes the place of what was told before. */
export type Told = { says: string; isBad?: boolean; lead?: Lead; id?: string }

export type ToastQueue = {
  tell: (told: Told) => void
  /** Hands over all that was told and not heard yet, in its order, and from then on everything at once. */
  hear: (hearer: (told: Told) => void) => () => void
  /** Whether something was told that nobody has heard. */
  isWaiting: () => boolean
  /** Tells when `isWaiting` may have changed. */
  subscribe: (listener: () => void) => () => void
}

/** What was told, until somebody hears it: what shows it may not be there yet, or not any more. */
export function toastQueue(): ToastQueue {
  const listeners = new Set<() => void>()
  let waiting: Told[] = []
  let heardBy: ((told: Told) => void) | null = null
  const publish = () => {
    for (const listener of listeners) listener()
  }
  return {
    tell: (told) => {
      if (heardBy !== null) return heardBy(told)
      waiting = [...waiting.filter(({ id }) => id === undefined || id !== told.id), told]
      publish()
    },
    hear: (hearer) => {
      heardBy = hearer
      for (const told of waiting) hearer(told)
      waiting = []
      publish()
      return () => {
        if (heardBy === hearer) heardBy = null
      }
    },
    isWaiting: () => waiting.length > 0,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
