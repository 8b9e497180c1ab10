import { pause } from '#/lib/queries/live/pause.ts'

/** Whether somebody can see the tab; word when that changes, and when the browser finds a network again. */
export type Sight = {
  isVisible: () => boolean
  onTurn: (listener: () => void) => () => void
  onOnline: (listener: () => void) => () => void
}

export const tabSight: Sight = {
  isVisible: () => document.visibilityState === 'visible',
  onTurn: (listener) => {
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
  onOnline: (listener) => {
    window.addEventListener('online', listener)
    return () => window.removeEventListener('online', listener)
  },
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

/** Waits, but not once the browser has found a network again. */
export async function pauseUnlessOnline(ms: number, sight: Sight, signal: AbortSignal): Promise<void> {
  const online = new AbortController()
  const stop = sight.onOnline(() => online.abort())
  await pause(ms, AbortSignal.any([signal, online.signal]))
  stop()
}
