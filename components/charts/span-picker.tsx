'use client'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type BucketRange, firstAndLast, movedRange } from '#/components/charts/bucket-range.ts'

type SpanPickerProps = {
  /** What is chosen from, as in `Runs by time`. */
  label: string
  /** How to use it by keys. */
  says?: string
  count: number
  /** What the bars from the first to the last hold, in words. */
  wordsOf: (first: number, last: number) => string
  onPick?: (first: number, last: number) => void
  /** On Esc, when nothing is being chosen. */
  onWiden?: () => void
}

const keysForSpans = 'Arrow keys choose a bar, Shift widens, Enter narrows to it'

function indexAt(event: PointerEvent<HTMLElement>, count: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect()
  return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count)))
}

/**
 * Lies over a chart of bars of the same width: says what a bar holds, and chooses one or more of them by dragging, or by
 * the arrow keys (with Shift for more than one) and Enter.
 */
export function SpanPicker({ label, says = keysForSpans, count, wordsOf, onPick, onWiden }: SpanPickerProps) {
  const [range, setRange] = useState<BucketRange | null>(null)
  const [isDragging, setIsDragging] = useState(false)
  const [first, last] = range === null ? [0, count - 1] : firstAndLast(range)
  const pick = () => {
    setIsDragging(false)
    if (range === null || onPick === undefined) return
    setRange(null)
    onPick(first, last)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = movedRange(range, { key: event.key, isExtending: event.shiftKey && onPick !== undefined, count })
    const isEscape = event.key === 'Escape' && (range !== null || onWiden !== undefined)
    if (moved === null && event.key !== 'Enter' && !isEscape) return
    event.preventDefault()
    event.stopPropagation()
    if (moved !== null) setRange(moved)
    else if (event.key === 'Enter') pick()
    else if (range === null) onWiden?.()
    else setRange(null)
  }
  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    if (onPick === undefined || event.button !== 0) return
    // The pointer draws a span here; a slider's own dragging would fight it.
    event.preventDefault()
    event.currentTarget.focus({ preventScroll: true })
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = indexAt(event, count)
    setIsDragging(true)
    setRange({ anchor: at, head: at })
  }
  const onPointerMove = (event: PointerEvent<HTMLInputElement>) => {
    const at = indexAt(event, count)
    setRange((now) => ({ head: at, anchor: isDragging && now !== null ? now.anchor : at }))
  }
  return (
    <div className="has-focus-visible:outline-accent absolute inset-0 rounded-sm has-focus-visible:outline-2">
      <input
        type="range"
        aria-label={onPick === undefined ? label : `${label}. ${says}.`}
        min={1}
        max={count}
        value={range === null ? count : range.head + 1}
        aria-valuetext={wordsOf(first, last)}
        className={`absolute inset-0 m-0 size-full touch-pan-y opacity-0 ${onPick === undefined ? 'cursor-default' : 'cursor-crosshair'}`}
        onChange={({ target }) => setRange({ anchor: Number(target.value) - 1, head: Number(target.value) - 1 })}
        onKeyDown={onKeyDown}
        onBlur={() => setRange(null)}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={pick}
        onPointerCancel={() => setIsDragging(false)}
        onPointerLeave={() => !isDragging && setRange(null)}
      />
      {range !== null && <Chosen first={first} last={last} count={count} words={wordsOf(first, last)} />}
    </div>
  )
}

type ChosenProps = { first: number; last: number; count: number; words: string }

function Chosen({ first, last, count, words }: ChosenProps) {
  const left = (first / count) * 100
  const width = ((last - first + 1) / count) * 100
  const middle = left + width / 2
  // The words stay inside the chart: they hang from the side that has room.
  const side = middle < 50 ? { left: `${Math.max(0, left)}%` } : { right: `${Math.max(0, 100 - left - width)}%` }
  return (
    <>
      <div
        aria-hidden
        className="bg-accent/15 border-accent pointer-events-none absolute inset-y-0 border-x"
        style={{ left: `${left}%`, width: `${width}%` }}
      />
      <p
        aria-hidden
        className="border-line bg-surface pointer-events-none absolute bottom-full z-10 mb-1 max-w-full rounded border px-2 py-0.5 whitespace-nowrap shadow-sm"
        style={side}
      >
        {words}
      </p>
    </>
  )
}
