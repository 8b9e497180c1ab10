'use client'
import { useSyncExternalStore } from 'react'

/** How wide the panel beside the list can be, in pixels, and how far a key moves its edge. */
export const peekPx = { least: 320, most: 960, usual: 448, step: 32 }

const key = 'runs-peek-px'
const listeners = new Set<() => void>()

function isWidth(px: number): boolean {
  return px >= peekPx.least && px <= peekPx.most
}

function kept(): number {
  try {
    const px = Number(sessionStorage.getItem(key))
    return isWidth(px) ? px : peekPx.usual
  } catch {
    // Where the browser keeps nothing for this page, the panel is as wide as it is at first.
    return peekPx.usual
  }
}

function keep(px: number): void {
  try {
    sessionStorage.setItem(key, String(px))
  } catch (thrown) {
    if (!(thrown instanceof DOMException)) throw thrown
  }
}

let now: number | null = null

function setWidth(px: number): void {
  now = Math.round(Math.max(peekPx.least, Math.min(peekPx.most, px)))
  keep(now)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): number {
  now ??= kept()
  return now
}

/** How wide the panel is, for as long as the tab lives, and the way to change it. */
export function usePeekWidth(): [number, (px: number) => void] {
  return [useSyncExternalStore(subscribe, current, () => peekPx.usual), setWidth]
}
