'use client'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

const zoomEveryMs = 250

type Turning = {
  /** Zoomed in (1) or out (-1), with the pointer so far from the left of the window. */
  onZoom: (direction: 1 | -1, clientX: number) => void
  onPan: (px: number) => void
}

function sidewaysPx({ shiftKey, deltaX, deltaY }: WheelEvent): number {
  if (shiftKey) return deltaY || deltaX
  return Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : 0
}

/** Tells of the wheel with Ctrl, which zooms, and sideways or with Shift, which pans; else it scrolls as ever. */
export function useWheel(element: RefObject<HTMLElement | null>, { onZoom, onPan }: Turning): void {
  const zoomedMs = useRef(0)
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const px = sidewaysPx(event)
    const isZoom = event.ctrlKey || event.metaKey
    if (!isZoom && px === 0) return
    event.preventDefault()
    if (!isZoom) return onPan(px)
    // One turn of a wheel is many events.
    if (event.timeStamp - zoomedMs.current < zoomEveryMs || event.deltaY === 0) return
    zoomedMs.current = event.timeStamp
    onZoom(event.deltaY < 0 ? 1 : -1, event.clientX)
  })
  useEffect(() => {
    const target = element.current
    const hear = (event: WheelEvent) => onWheel(event)
    target?.addEventListener('wheel', hear, { passive: false })
    return () => target?.removeEventListener('wheel', hear)
  }, [element])
}
