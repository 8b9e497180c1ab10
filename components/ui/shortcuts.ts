'use client'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

/**
 * A key as `event.key` names it (`j`, `?`, `Enter`), with `mod+` before it for Ctrl or ⌘, or two keys pressed one after
 * the other (`g r`); what it does in words. One with `worksAnywhere` is heard also while somebody types or a panel is
 * open.
 */
export type Shortcut = { key: string; says: string; does: () => void; worksAnywhere?: boolean }
export type ShortcutGroup = { name: string; shortcuts: Pick<Shortcut, 'key' | 'says'>[] }
type Hearing = ShortcutGroup & { hear: (key: string, isHeld: boolean) => boolean }

/** How long the second key of two may take. */
const followMs = 1_500

const groups = new Set<Hearing>()
const listeners = new Set<() => void>()
let shown: readonly ShortcutGroup[] = []
let before: { key: string; atMs: number } | null = null

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

function isHeard(key: string, isHeld: boolean): boolean {
  return [...groups].some(({ hear }) => hear(key, isHeld))
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.altKey || event.defaultPrevented || event.isComposing) return
  // With Caps Lock on, Ctrl and K arrive as `K`.
  const key = event.metaKey || event.ctrlKey ? `mod+${event.key.toLowerCase()}` : event.key
  const isHeld = isTyping(event.target) || isInPopup(event.target) || isPress(event)
  const pair = before !== null && event.timeStamp - before.atMs < followMs ? `${before.key} ${key}` : null
  before = null
  if ((pair !== null && isHeard(pair, isHeld)) || isHeard(key, isHeld)) return event.preventDefault()
  if (!isHeld) before = { key, atMs: event.timeStamp }
}

function join(group: Hearing): () => void {
  if (groups.size === 0) document.addEventListener('keydown', onKeyDown)
  groups.add(group)
  publish()
  return () => {
    groups.delete(group)
    publish()
    if (groups.size === 0) document.removeEventListener('keydown', onKeyDown)
  }
}

/** Makes keys do things while the component that calls is there, and lists them behind `?` under the group's name. */
export function useShortcuts(name: string, shortcuts: Shortcut[]): void {
  const hear = useEffectEvent((key: string, isHeld: boolean) => {
    const found = shortcuts.find((shortcut) => shortcut.key === key && (shortcut.worksAnywhere || !isHeld))
    found?.does()
    return found !== undefined
  })
  const list = useEffectEvent(() => shortcuts.map(({ key, says }) => ({ key, says })))
  useEffect(() => join({ name, shortcuts: list(), hear: (key, isHeld) => hear(key, isHeld) }), [name])
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
