'use client'
import { useEffect } from 'react'

const shown = new Set<string>()

/** Says that something (the form or the run of this name) is seen, so that nothing need be told of it elsewhere. */
export function useOnScreen(name: string): void {
  useEffect(() => {
    shown.add(name)
    return () => {
      shown.delete(name)
    }
  }, [name])
}

/** True for what is seen in a panel, or by the address of the page: that names its run, also the one that is peeked at. */
export function isOnScreen(name: string): boolean {
  return shown.has(name) || window.location.href.includes(name)
}
