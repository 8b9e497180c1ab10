import { pause } from '#/lib/queries/live/pause.ts'

/** Whether somebody can see the tab and whether the browser has a network; word when either changes. */
export type Sight = {
  isVisible: () => boolean
  isOnline: () => boolean
  onTurn: (listener: () => void) => () => void
  onOnline: (listener: () => void) => () => void
  onOffline: (listener: () => void) => () => void
}

function onWindow(name: 'online' | 'offline') {
  return (listener: () => void) => {
    window.addEventListener(name, listener)
    return () => window.removeEventListener(name, listener)
  }
}

export const tabSight: Sight = {
  isVisible: () => document.visibilityState === 'visible',
  onTurn: (listener) => {
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
  isOnline: () => navigator.onLine,
  onOnline: onWindow('online'),
  onOffline: onWindow('offline'),
}

/** Comes as soon as the tab is in sight (or out of it), and when `signal` does. */
export function whenSightIs(isVisible: boolean, sight: Sight, signal: AbortSignal): AbortSignal {
  const turned = new AbortController()
  const stop = sight.onTurn(look)
  function end(): void {
    stop()
    signal.removeEventListener('abort', end)
    turned.abort()
  }
  function look(): void {
    if (signal.aborted || sight.isVisible() === isVisible) end()
  }
  signal.addEventListener('abort', end)
  look()
  return turned.signal
}

/** What cannot be reached: the runs API, or anything at all. A browser without a network may still reach its own machine. */
export function outageOf(sight: Sight): 'lost' | 'offline' {
  return sight.isOnline() ? 'lost' : 'offline'
}

/**
 * Comes when `signal` does, and when the browser loses its network: what it holds open may be dead from then on, and only
 * asking anew tells. To be ended with `stop`.
 */
export function untilOffline(sight: Sight, signal: AbortSignal): { signal: AbortSignal; stop: () => void } {
  const offline = new AbortController()
  const stop = sight.onOffline(() => offline.abort())
  return { signal: AbortSignal.any([signal, offline.signal]), stop }
}

/** Waits, but not once the browser has found a network again. */
export async function pauseUnlessOnline(ms: number, sight: Sight, signal: AbortSignal): Promise<void> {
  const online = new AbortController()
  const stop = sight.onOnline(() => online.abort())
  await pause(ms, AbortSignal.any([signal, online.signal]))
  stop()
}
