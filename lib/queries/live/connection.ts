/**
 * How news of runs reach this tab: `live` as they happen, `connecting` for the first or a further try, `polling` by asking
 * every few seconds, `paused` while nobody looks at the tab, `lost` when the runs API cannot be reached at all, `offline`
 * when that is because the browser has no network; `refused` for good, when the person is not in the account (any more).
 */
export type ConnectionState = 'live' | 'connecting' | 'polling' | 'paused' | 'lost' | 'offline' | 'refused'

/**
 * `sinceMs` is when the state began, `currentMs` the last moment at which what one sees was known to be current; both by
 * the clock of the browser, and 0 before the page's scripts run.
 */
export type Connection = { state: ConnectionState; sinceMs: number; currentMs: number }

export type ConnectionStore = {
  get: () => Connection
  set: (state: ConnectionState) => void
  subscribe: (listener: () => void) => () => void
}

export const initialConnection: Connection = { state: 'connecting', sinceMs: 0, currentMs: 0 }

export function openConnectionStore(): ConnectionStore {
  const listeners = new Set<() => void>()
  let now = initialConnection
  return {
    get: () => now,
    set: (state) => {
      if (state === now.state && now.sinceMs > 0) return
      const sinceMs = Date.now()
      // The page itself brings what is current when its scripts begin.
      const wasCurrent = now.sinceMs === 0 || now.state === 'live' || now.state === 'polling'
      now = { state, sinceMs, currentMs: wasCurrent ? sinceMs : now.currentMs }
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
