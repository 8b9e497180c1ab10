'use client'
import { useEffect, useRef } from 'react'

/** Does something a moment after it was last asked for: once, however fast the asking goes on, and not on another page. */
export function useSoon<T>(delayMs: number, deed: (what: T) => void): (what: T) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (what) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => deed(what), delayMs)
  }
}
