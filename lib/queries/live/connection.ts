/**
 * How news of runs reach this tab: `live` as they happen, `connecting` for the first or a further try, `polling` by asking
 * every few seconds, `paused` while nobody looks at the tab, `lost` when the runs API cannot be reached at all.
 */
export type ConnectionState = 'live' | 'connecting' | 'polling' | 'paused' | 'lost'

/** `sinceMs` is when the state began, by the clock of the browser; 0 before the page's scripts run. */
export type Connection = { state: ConnectionState; sinceMs: number }

export type ConnectionStore = {
  get: () => Connection
  set: (state: ConnectionState) => void
  subscribe: (listener: () => void) => () => void
}

export const initialConnection: Connection = { state: 'connecting', sinceMs: 0 }

export function openConnectionStore(): ConnectionStore {
  const listeners = new Set<() => void>()
  let now = initialConnection
  return {
    get: () => now,
    set: (state) => {
      if (state === now.state && now.sinceMs > 0) return
      now = { state, sinceMs: Date.now() }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The connection of this tab: it has one, whichever pages it shows. */
export const tabConnection = openConnectionStore()
