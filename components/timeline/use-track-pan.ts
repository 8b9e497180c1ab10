'use client'
import { type RefObject, useState } from 'react'
import { useSoon } from '#/components/runs/list/use-soon.ts'
import { useDragPan } from '#/components/timeline/use-drag-pan.ts'
import type { TimelinePlace } from '#/components/timeline/use-timeline-place.ts'
import { useWheel } from '#/components/timeline/use-wheel.ts'

const settleMs = 140

type Track = {
  place: TimelinePlace
  /** How wide the lanes are, and how far from the left of the element they begin. */
  widthPx: number
  offsetPx: number
}

/**
 * Pans by dragging and by the wheel, and zooms at the pointer. Gives how far the bars stand from where they belong until the
 * new time is there, and what the element takes.
 */
export function useTrackPan(element: RefObject<HTMLElement | null>, { place, widthPx, offsetPx }: Track) {
  const [shiftPx, setShiftPx] = useState(0)
  const settle = (px: number) => {
    setShiftPx(0)
    if (px !== 0 && widthPx > 0) place.panBy(-px / widthPx)
  }
  const settleSoon = useSoon(settleMs, settle)
  const drag = useDragPan({ onMove: setShiftPx, onEnd: settle })
  useWheel(element, {
    onZoom: (direction, clientX) => {
      const { fromMs, toMs } = place.window
      const left = (element.current?.getBoundingClientRect().left ?? 0) + offsetPx
      place.zoomBy(direction, fromMs + ((clientX - left) / widthPx) * (toMs - fromMs))
    },
    onPan: (px) => {
      setShiftPx(shiftPx - px)
      settleSoon(shiftPx - px)
    },
  })
  return { shiftPx, drag }
}
