import { type Stroke, heldKeys, isForPopup } from '#/components/ui/held-keys.ts'

export type Holding = {
  popupId: string
  /** The button that was pressed, where there is one. */
  openerId?: string
  /** A key that comes before all that is typed. */
  first: string | null
  /** Somebody went on to something else before the popup was there. */
  giveUp: () => void
}

const focusable = 'input, textarea, select, button, a[href], [tabindex]'

function isField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
}

/** Whether the popup has the keyboard and something to use it on: that its own script is there does not mean all of it is. */
function isReady(popup: HTMLElement | null): popup is HTMLElement {
  return popup !== null && popup.contains(document.activeElement) && popup.querySelector(focusable) !== null
}

function type(text: string, field: HTMLInputElement | HTMLTextAreaElement): void {
  // A field for dates or numbers knows no caret.
  if (field.selectionStart === null || field.selectionEnd === null) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}

function press(key: string, element: Element): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

/** Only a field and a menu get what was typed: a button that has the keyboard by chance shall not be pressed so. */
function play(stroke: Stroke, popup: HTMLElement): void {
  const { activeElement } = document
  if (activeElement === null || !popup.contains(activeElement)) return
  if (isField(activeElement) && 'text' in stroke) type(stroke.text, activeElement)
  else if (isField(activeElement) || popup.role === 'menu') {
    for (const key of 'text' in stroke ? stroke.text : [stroke.key]) press(key, activeElement)
  }
}

/**
 * Keeps what is typed behind the press or the key that opens a popup, and types it there once the popup has the keyboard.
 * Returns what ends that before.
 */
export function holdKeys({ popupId, openerId, first, giveUp }: Holding): () => void {
  const held = heldKeys(first)
  const popup = () => document.getElementById(popupId)
  let frame = 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted) return
    const isWaiting = popup() === null
    if (isWaiting && (event.key === 'Escape' || event.key === 'Tab')) giveUp()
    if (!isForPopup(event) && !(isWaiting && event.key === 'Escape')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.repeat) held.add(event.key)
  }
  const onPointerDown = ({ target }: PointerEvent) => {
    const opener = openerId === undefined ? null : document.getElementById(openerId)
    const isOpener = target instanceof Node && opener?.contains(target)
    if (popup() === null && !isOpener) giveUp()
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    window.removeEventListener('keydown', onKeyDown, true)
    window.removeEventListener('pointerdown', onPointerDown, true)
  }
  // One stroke a frame: what it changes, such as the list below a field, is there for the next.
  const step = () => {
    const ready = popup()
    const isDue = isReady(ready)
    const stroke = isDue ? held.next() : null
    if (isDue && stroke === null) return stop()
    if (isDue && stroke !== null) play(stroke, ready)
    frame = requestAnimationFrame(step)
  }
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('pointerdown', onPointerDown, true)
  frame = requestAnimationFrame(step)
  return stop
}
