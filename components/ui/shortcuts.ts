'use client'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

/**
 * A key as `event.key` names it (`j`, `?`, `Enter`), with `mod+` before it for Ctrl or ⌘; what it does in words. One with
 * `worksAnywhere` is heard also while somebody types or a panel is open.
 */
export type Shortcut = { key: string; says: string; does: () => void; worksAnywhere?: boolean }
export type ShortcutGroup = { name: string; shortcuts: Pick<Shortcut, 'key' | 'says'>[] }

const groups = new Set<ShortcutGroup>()
const listeners = new Set<() => void>()
let shown: readonly ShortcutGroup[] = []

function publish(): void {
  shown = [...groups]
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select')
}

// A menu, a list or a dialog that is open has the keyboard to itself.
function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=menu], [role=listbox]') !== null
}

// Enter and Space on a link or a button press it.
function isPress(event: KeyboardEvent): boolean {
  const isPressKey = event.key === 'Enter' || event.key === ' '
  return isPressKey && event.target instanceof Element && event.target.closest('a, button, summary') !== null
}

function find(event: KeyboardEvent, shortcuts: Shortcut[]): Shortcut | undefined {
  if (event.altKey || event.defaultPrevented) return undefined
  const key = `${event.metaKey || event.ctrlKey ? 'mod+' : ''}${event.key}`
  const isHeld = isTyping(event.target) || isInPopup(event.target) || isPress(event)
  return shortcuts.find((shortcut) => shortcut.key === key && (shortcut.worksAnywhere || !isHeld))
}

/** Makes keys do things while the component that calls is there, and lists them behind `?` under the group's name. */
export function useShortcuts(name: string, shortcuts: Shortcut[]): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = find(event, shortcuts)
    if (shortcut === undefined) return
    event.preventDefault()
    shortcut.does()
  })
  const list = useEffectEvent(() => shortcuts.map(({ key, says }) => ({ key, says })))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => hear(event)
    const group = { name, shortcuts: list() }
    groups.add(group)
    publish()
    document.addEventListener('keydown', onKeyDown)
    return () => {
      groups.delete(group)
      publish()
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [name])
}

const none: readonly ShortcutGroup[] = []

/** What the keys do on this page now. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => none,
  )
}
