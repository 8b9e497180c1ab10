'use client'
import { type MouseEvent, type PointerEvent, useRef } from 'react'

const dragFromPx = 5

type Panning = {
  /** How far it was dragged by now. */
  onMove: (px: number) => void
  /** How far it was dragged when let go; 0 when it was called off. */
  onEnd: (px: number) => void
}

/** Tells of dragging sideways; letting go of what was dragged presses nothing. Gives what the element takes. */
export function useDragPan({ onMove, onEnd }: Panning) {
  const drag = useRef<{ fromX: number; isOn: boolean } | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) drag.current = { fromX: event.clientX, isOn: false }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const moved = drag.current
      if (moved === null || event.buttons === 0) return
      const px = event.clientX - moved.fromX
      if (!moved.isOn && Math.abs(px) < dragFromPx) return
      moved.isOn = true
      event.currentTarget.setPointerCapture(event.pointerId)
      onMove(px)
    },
    onPointerUp: (event: PointerEvent) => {
      const moved = drag.current
      if (moved?.isOn) onEnd(event.clientX - moved.fromX)
      else drag.current = null
    },
    onPointerCancel: () => {
      drag.current = null
      onEnd(0)
    },
    onClickCapture: (event: MouseEvent) => {
      if (drag.current?.isOn) {
        event.preventDefault()
        event.stopPropagation()
      }
      drag.current = null
    },
  }
}
