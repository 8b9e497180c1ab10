import type { Bar } from '#/components/timeline/lane-layout.ts'
import { type DrawnLane, type LaneThing, barId } from '#/components/timeline/lane-things.ts'

/** A bar, by the place of its lane and its own id. */
export type Stop = { lane: number; bar: string }

function middleOf({ leftPx, rightPx }: Bar<LaneThing>): number {
  return (leftPx + rightPx) / 2
}

function inOrder({ layout }: DrawnLane): Bar<LaneThing>[] {
  return layout.bars.toSorted((a, b) => a.leftPx - b.leftPx || a.row - b.row)
}

/** Where a bar stands now; null when it is there no more. */
export function stopOf(lanes: DrawnLane[], wanted: { laneId: string; bar: string } | null): Stop | null {
  const lane = lanes.findIndex(({ id }) => id === wanted?.laneId)
  const isThere = lanes[lane]?.layout.bars.some((bar) => barId(bar) === wanted?.bar)
  return wanted !== null && isThere ? { lane, bar: wanted.bar } : null
}

function besides(bars: Bar<LaneThing>[], at: number, key: string): Bar<LaneThing> | undefined {
  if (key === 'ArrowRight') return bars[at + 1]
  if (key === 'ArrowLeft') return at > 0 ? bars[at - 1] : undefined
  if (key === 'Home') return bars[0]
  return key === 'End' ? bars.at(-1) : undefined
}

/** Where a key leads from a bar: left and right along its lane in time, up and down to the nearest bar of the next lane. */
export function walkedLanes(lanes: DrawnLane[], from: Stop, key: string): Stop | null {
  const here = lanes[from.lane]
  if (here === undefined) return null
  const bars = inOrder(here)
  const at = bars.findIndex((bar) => barId(bar) === from.bar)
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) {
    const bar = besides(bars, at, key)
    return bar === undefined ? null : { lane: from.lane, bar: barId(bar) }
  }
  const lane = lanes[from.lane + step]
  const bar = bars[at]
  if (lane === undefined || bar === undefined) return null
  const wanted = middleOf(bar)
  const nearest = inOrder(lane).sort((a, b) => Math.abs(middleOf(a) - wanted) - Math.abs(middleOf(b) - wanted))[0]
  return nearest === undefined ? null : { lane: from.lane + step, bar: barId(nearest) }
}
