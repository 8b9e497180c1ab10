'use client'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { type DrawnLane, barId } from '#/components/timeline/lane-things.ts'
import { stopOf, walkedLanes } from '#/components/timeline/lane-walk.ts'

/** Makes all bars one stop for the keyboard, between which the arrow keys walk; the stop follows its bar. */
export function useLaneStops(scroller: RefObject<HTMLElement | null>, lanes: DrawnLane[]) {
  const [current, setCurrent] = useState<{ laneId: string; bar: string } | null>(null)
  const first = lanes[0]?.layout.bars[0]
  const stop = stopOf(lanes, current) ?? (first ? { lane: 0, bar: barId(first) } : null)
  const onKeyDown = (lane: number) => (event: KeyboardEvent, bar: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const next = walkedLanes(lanes, { lane, bar }, event.key)
    const to = next && lanes[next.lane]
    if (!next || !to) return
    event.preventDefault()
    event.stopPropagation()
    // The lane must be there before its bar can have the focus.
    flushSync(() => setCurrent({ laneId: to.id, bar: next.bar }))
    const bars = scroller.current?.querySelectorAll<HTMLElement>(`[data-lane="${next.lane}"] [data-stop]`) ?? []
    const target = [...bars].find(({ dataset }) => dataset['stop'] === next.bar)
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: 'nearest' })
  }
  return { stop, onFocus: (laneId: string, bar: string) => setCurrent({ laneId, bar }), onKeyDown }
}
