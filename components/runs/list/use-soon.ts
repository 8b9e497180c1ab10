'use client'
import { useRef } from 'react'

/** Does something a moment after it was last asked for: once, however fast the asking goes on. */
export function useSoon<T>(delayMs: number, deed: (what: T) => void): (what: T) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return (what) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => deed(what), delayMs)
  }
}
