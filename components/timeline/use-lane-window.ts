'use client'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { DrawnLane } from '#/components/timeline/lane-things.ts'

type LaneWindow = {
  lanes: DrawnLane[]
  heightOf: (lane: DrawnLane) => number
  /** A lane that is there also while it is out of sight, because it has the focus; -1 for none. */
  pinned: number
  getScroller: () => HTMLElement | null
}

export type PlacedLane = { index: number; topPx: number; heightPx: number }

/** The lanes to draw, those in sight and some around them, and how high all of them are. */
export function useLaneWindow({ lanes, heightOf, pinned, getScroller }: LaneWindow) {
  // The virtualizer stays the same object while what it says changes: nothing it says may be kept.
  'use no memo'
  const heights = lanes.map(heightOf)
  const virtualizer = useVirtualizer({
    count: lanes.length,
    overscan: 6,
    useFlushSync: false,
    estimateSize: (index) => heights[index] ?? 0,
    getItemKey: (index) => `${lanes[index]?.id} ${heights[index]}`,
    getScrollElement: getScroller,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return pinned === -1 || shown.includes(pinned) ? shown : [...shown, pinned].sort((a, b) => a - b)
    },
  })
  const placed = virtualizer
    .getVirtualItems()
    .map(({ index, start, size }): PlacedLane => ({ index, topPx: start, heightPx: size }))
  return { placed, totalPx: virtualizer.getTotalSize() }
}
