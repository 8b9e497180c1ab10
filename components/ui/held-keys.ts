/** What is to be typed at once into what has the keyboard: characters, or one key that does something. */
export type Stroke = { text: string } | { key: string }

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

const actingKeys = new Set(['Enter', 'Backspace', 'ArrowUp', 'ArrowDown'])

function isText(key: string): boolean {
  return /^.$/su.test(key)
}

/** Whether a key is for the popup that is on its way, and not for the page or the browser. */
export function isForPopup({ key, ctrlKey, metaKey, altKey, isComposing }: Press): boolean {
  return !ctrlKey && !metaKey && !altKey && !isComposing && (isText(key) || actingKeys.has(key))
}

export type HeldKeys = {
  add: (key: string) => void
  /** The next stroke, which is held no longer; null when there is none. */
  next: () => Stroke | null
}

/** Keeps keys in their order. `first` comes before all that is typed: what moves to the first line of a menu. */
export function heldKeys(first: string | null): HeldKeys {
  const keys = first === null ? [] : [first]
  let hasTyped = false
  return {
    add: (key) => {
      // Pressed again before anything came, Enter and Space are the impatience of who opens it and choose nothing.
      if (!hasTyped && (key === 'Enter' || key === ' ')) return
      hasTyped = true
      if (key === 'Backspace' && isText(keys.at(-1) ?? '')) keys.pop()
      else keys.push(key)
    },
    next: () => {
      const textEnd = keys.findIndex((key) => !isText(key))
      const text = keys.splice(0, textEnd === -1 ? keys.length : textEnd).join('')
      if (text !== '') return { text }
      const key = keys.shift()
      return key === undefined ? null : { key }
    },
  }
}
