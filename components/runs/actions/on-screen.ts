'use client'
import { useEffect } from 'react'

const shown = new Set<string>()
let coming = { name: '', from: '' }

/** Says that something (the form or the run of this name) is seen, so that nothing need be told of it elsewhere. */
export function useOnScreen(name: string): void {
  useEffect(() => {
    shown.add(name)
    return () => {
      shown.delete(name)
    }
  }, [name])
}

/** Says that the page of something was asked for: it counts as seen until the address changes, which is when that is there. */
export function comesOnScreen(name: string): void {
  coming = { name, from: window.location.href }
}

/** True for what is seen in a panel, or by the address of the page: that names its run, also the one that is peeked at. */
export function isOnScreen(name: string): boolean {
  const { href } = window.location
  return shown.has(name) || href.includes(name) || (coming.name === name && coming.from === href)
}
