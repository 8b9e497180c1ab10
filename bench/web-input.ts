import type { Page } from '@playwright/test'

/** What an input changes: an attribute of the first element that a selector finds; null is the element being there. */
export type Effect = { selector: string; attribute: string | null }

const patienceMs = 10_000

/** Milliseconds from an input to the picture that first shows anything, and to the one that shows its effect. */
export type InputDelay = { paintMs: number; effectMs: number }

/** Has the page measure its next input, and mark when that has had its effect. */
function noteNextInput({ selector, attribute }: Effect): void {
  const state = () => {
    const found = document.querySelector(selector)
    return found === null || attribute === null ? String(found !== null) : found.getAttribute(attribute)
  }
  const before = state()
  const controller = new AbortController()
  performance.clearMeasures()
  /** After a frame was drawn: the first task behind it. */
  const afterFrame = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then, { once: true })
      port1.start()
      port2.postMessage(null)
    })
  const note = ({ timeStamp: start }: Event) => {
    controller.abort()
    afterFrame(() => performance.measure('paint', { start, end: performance.now() }))
    const look = () => {
      if (state() === before) afterFrame(look)
      else performance.measure('effect', { start, end: performance.now() })
    }
    afterFrame(look)
  }
  for (const kind of ['keydown', 'pointerdown']) {
    window.addEventListener(kind, note, { capture: true, signal: controller.signal })
  }
}

/** Does something with the keyboard or the pointer, and says how long it took to be seen. */
export async function delayOf(page: Page, effect: Effect, act: () => Promise<void>): Promise<InputDelay> {
  await page.evaluate(noteNextInput, effect)
  await act()
  const delay = await page.evaluate(async (deadlineMs) => {
    const begunMs = performance.now()
    while (performance.getEntriesByName('effect').length === 0) {
      if (performance.now() - begunMs > deadlineMs) return null
      await new Promise(requestAnimationFrame)
    }
    const ms = (name: string) => performance.getEntriesByName(name).at(0)?.duration ?? Number.NaN
    return { paintMs: ms('paint'), effectMs: ms('effect') }
  }, patienceMs)
  if (delay === null) throw new Error(`What was done had no effect on ${effect.selector}: ${act.toString()}`)
  return delay
}
