'use client'
import type { KeyboardEvent, PointerEvent } from 'react'
import { peekPx } from '#/components/runs/list/peek-width.ts'

type PeekEdgeProps = { widthPx: number; onChange: (widthPx: number) => void }

/** The edge between the list and the panel: it is dragged, or moved by the arrow keys. */
export function PeekEdge({ widthPx, onChange }: PeekEdgeProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const widths: Record<string, number> = {
      ArrowLeft: widthPx + peekPx.step,
      ArrowRight: widthPx - peekPx.step,
      Home: peekPx.least,
      End: peekPx.most,
    }
    const next = widths[event.key]
    if (next === undefined) return
    event.preventDefault()
    onChange(next)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0
    onChange(right - event.clientX)
  }
  // A separator that can be moved is a control: it has the focus, the keys and a value.
  const control = { role: 'separator', tabIndex: 0, onKeyDown, onPointerMove }
  return (
    <div
      {...control}
      aria-label="Width of the panel"
      aria-orientation="vertical"
      aria-valuenow={widthPx}
      aria-valuemin={peekPx.least}
      aria-valuemax={peekPx.most}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onDoubleClick={() => onChange(peekPx.usual)}
      className="group absolute inset-y-0 -left-3 z-10 flex w-3 cursor-col-resize touch-none justify-center max-md:hidden"
    >
      <span className="group-hover:bg-line-strong group-focus-visible:bg-accent my-auto h-10 w-1 rounded-full bg-transparent" />
    </div>
  )
}
