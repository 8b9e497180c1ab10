'use client'
import { ListFilter } from 'lucide-react'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import type { ValuePlace } from '#/components/runs/list/use-row-menus.tsx'

type ValueHandleProps = {
  /** The value that stands at a place of the list; null where none does. */
  placeOf: (target: EventTarget) => ValuePlace | null
  onOpen: (place: ValuePlace) => void
  children: ReactNode
}

type Shown = { place: ValuePlace; top: number; left: number }

const sizePx = 24

/**
 * A button at the value under the pointer, one for the whole list. It is for the mouse alone: the keyboard has `m`, a finger
 * the menu of the row.
 */
export function ValueHandle({ placeOf, onOpen, children }: ValueHandleProps) {
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse' || !box.current) return
    if (target instanceof Element && target.closest('[data-value-handle]')) return
    const place = placeOf(target)
    if (place === null) return setShown(null)
    const cell = place.anchor.getBoundingClientRect()
    const { top, left } = box.current.getBoundingClientRect()
    setShown({ place, top: cell.top - top + (cell.height - sizePx) / 2, left: cell.right - left - sizePx - 4 })
  }
  return (
    <div
      ref={box}
      onPointerOver={onPointerOver}
      onPointerLeave={() => setShown(null)}
      // What is scrolled leaves the pointer behind.
      onScrollCapture={() => setShown(null)}
      className="relative min-w-0 flex-1"
    >
      {children}
      {shown && (
        <button
          type="button"
          data-value-handle
          aria-hidden
          tabIndex={-1}
          title="Filter by this value"
          onClick={() => onOpen(shown.place)}
          style={{ top: shown.top, left: shown.left }}
          className="border-line bg-surface text-muted hover:text-ink hover:border-line-strong absolute z-[5] grid size-6 place-items-center rounded border max-md:hidden"
        >
          <ListFilter aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  )
}
