const restMs = 300
const longestWaitMs = 2_000

/** Something of the page's code that its first view does without. */
export type Later<T> = {
  /** It, when it is there already; else null. */
  now: () => T | null
  /** Fetches it, once. Rejects where that fails; who asks again then tries again. */
  fetch: () => Promise<T>
  /** Resolves once it is there, whoever asked for it; it asks for nothing. */
  arrival: Promise<T>
}

/** Does something once what the page began with is there and nothing else goes on. */
function atRest(does: () => void): void {
  const wait = () => {
    // Safari knows no idleness.
    if ('requestIdleCallback' in window) window.requestIdleCallback(does, { timeout: longestWaitMs })
    else setTimeout(does, restMs)
  }
  if (document.readyState === 'complete') wait()
  else window.addEventListener('load', wait, { once: true })
}

/**
 * Code that comes after the first view: by itself when the page is at rest, so that it is there when somebody wants it, or at
 * once when somebody wants it before. On the server it is there from the start.
 */
export function later<T>(load: () => Promise<T>): Later<T> {
  let there: { value: T } | null = null
  let coming: Promise<T> | null = null
  let arrive: (value: T) => void = () => undefined
  const arrival = new Promise<T>((resolve) => {
    arrive = resolve
  })
  const start = async () => {
    try {
      const value = await load()
      there = { value }
      arrive(value)
      return value
    } catch (error) {
      coming = null
      throw error
    }
  }
  const part: Later<T> = {
    now: () => there && there.value,
    fetch: () => (coming ??= start()),
    arrival,
  }
  // Where it fails nobody has asked for it yet: who does hears of it.
  const ready = () => void part.fetch().catch(() => undefined)
  if (typeof window === 'undefined') ready()
  else atRest(ready)
  return part
}
