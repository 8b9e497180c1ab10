'use client'
import { useRef } from 'react'
import { type DrawnLane, drawnLanes } from '#/components/timeline/lane-things.ts'
import { barHeightPx, rowPitchPx } from '#/components/timeline/timeline-bar.tsx'
import { TimelineAxis, TimelineLines } from '#/components/timeline/timeline-axis.tsx'
import { type LaneActs, TimelineLane } from '#/components/timeline/timeline-lane.tsx'
import { useElementWidth } from '#/components/timeline/use-element-width.ts'
import { useLaneStops } from '#/components/timeline/use-lane-stops.ts'
import { useTrackPan } from '#/components/timeline/use-track-pan.ts'
import { useLaneWindow } from '#/components/timeline/use-lane-window.ts'
import type { TimelinePlace } from '#/components/timeline/use-timeline-place.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { useIsNarrow } from '#/components/ui/use-is-narrow.ts'
import type { RunTimeline } from '#/lib/client/run-timeline.ts'

const namesPx = 208
const sizes: Record<string, string> = { '--names': `${namesPx}px` }
const nameLinePx = 28
const lanePaddingPx = 13

type TimelineChartProps = Pick<LaneActs, 'onPeek' | 'onBatch'> & {
  account: string
  timeline: RunTimeline
  place: TimelinePlace
  filters: string[]
  isOld: boolean
  peeked: string | null
}

/** The lanes in view, under an axis of time. One stop for the keyboard: arrows walk along lanes and between them. */
export function TimelineChart({ account, timeline, place, filters, isOld, peeked, ...acts }: TimelineChartProps) {
  const { nowMs } = useClock()
  const isNarrow = useIsNarrow()
  const [outerPx, watch] = useElementWidth()
  const scroller = useRef<HTMLDivElement>(null)
  const offsetPx = isNarrow ? 0 : namesPx
  const widthPx = Math.max(0, outerPx - offsetPx)
  const element = useRef<HTMLDivElement>(null)
  const { shiftPx, drag } = useTrackPan(element, { place, widthPx, offsetPx })
  const lanes = widthPx === 0 ? [] : drawnLanes(timeline, { window: place.window, widthPx, nowMs })
  const { stop, onFocus, onKeyDown } = useLaneStops(scroller, lanes)
  const heightOf = ({ layout }: DrawnLane) =>
    (layout.rows - 1) * rowPitchPx + barHeightPx + lanePaddingPx + (isNarrow ? nameLinePx : 0)
  const getScroller = () => scroller.current
  const { placed, totalPx } = useLaneWindow({ lanes, heightOf, pinned: stop?.lane ?? -1, getScroller })
  const axis = { window: place.window, widthPx, shiftPx }
  return (
    <div
      ref={element}
      {...drag}
      aria-busy={isOld}
      className="border-line bg-surface flex touch-pan-y flex-col overflow-hidden rounded-md border select-none max-md:h-[70dvh] md:absolute md:inset-0"
      style={sizes}
    >
      <div className="border-line grid shrink-0 border-b md:grid-cols-[var(--names)_minmax(0,1fr)]">
        <span className="max-md:hidden" />
        <TimelineAxis {...axis} />
      </div>
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-y-contain">
        <div ref={watch} className="relative min-h-full" style={{ height: totalPx }}>
          <div className="absolute inset-y-0 right-0" style={{ left: offsetPx }}>
            <TimelineLines {...axis} />
          </div>
          <ul aria-label="Lanes" className="contents">
            {placed.map((at) => {
              const drawn = lanes[at.index]
              if (drawn === undefined) return null
              return (
                <TimelineLane
                  key={drawn.id}
                  {...{ account, drawn, filters, peeked, ...acts }}
                  placed={at}
                  by={place.lane}
                  shiftPx={shiftPx}
                  stop={stop?.lane === at.index ? stop.bar : null}
                  onFocus={onFocus}
                  onKeyDown={onKeyDown(at.index)}
                />
              )
            })}
          </ul>
        </div>
      </div>
    </div>
  )
}
