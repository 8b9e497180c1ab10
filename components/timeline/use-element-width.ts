'use client'
import { useState } from 'react'

/** How wide an element is inside, in whole pixels; 0 until it is there. Gives the size and a `ref` for the element. */
export function useElementWidth(): [number, (element: HTMLElement | null) => (() => void) | undefined] {
  const [widthPx, setWidthPx] = useState(0)
  const [watch] = useState(() => (element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth))
    setWidthPx(element.clientWidth)
    observer.observe(element)
    return () => observer.disconnect()
  })
  return [widthPx, watch]
}
