import { AppError } from '#/lib/errors.ts'
import { OfflineError, isOffline } from '#/lib/queries/offline.ts'

const parts = new Set<() => Promise<unknown>>()

/**
 * A part of the scripts that a page can begin without: it is loaded when it is first asked for, or ahead of that by
 * `loadWhenIdle`. What it gives throws `unavailable` when the part cannot be had; asked again, it tries again.
 */
export function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
  async function part(): Promise<T> {
    try {
      return await load()
    } catch (cause) {
      if (isOffline()) throw new OfflineError(cause)
      const sentence = 'A part of this page cannot be loaded. Try again in a moment, or reload the page.'
      throw new AppError('unavailable', sentence, { cause })
    }
  }
  parts.add(part)
  return part
}

async function loadAhead(isToGoOn: () => boolean): Promise<void> {
  for (const part of parts) {
    if (!isToGoOn()) return
    // Who needs it asks again, and is told then.
    await part().catch(() => undefined)
  }
}

const calmMs = 2_000

/**
 * Loads every part that the page has named with `onDemand`, one after the other, once the browser has nothing better to do:
 * the first click then waits for no scripts. Called off with the returned function.
 */
export function loadWhenIdle(): () => void {
  let isOver = false
  const begin = () => void loadAhead(() => !isOver)
  // Safari has no idle callbacks.
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(begin)
    else begin()
  }, calmMs)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
