'use client'
import type { KeyboardEvent } from 'react'
import { batchWords } from '#/components/timeline/bar-words.ts'
import { LaneName, laneWords } from '#/components/timeline/lane-name.tsx'
import { type DrawnLane, barId } from '#/components/timeline/lane-things.ts'
import { type BarProps, TimelineBar } from '#/components/timeline/timeline-bar.tsx'
import type { PlacedLane } from '#/components/timeline/use-lane-window.ts'

export type LaneActs = Pick<BarProps, 'onPeek' | 'onBatch'> & {
  onFocus: (laneId: string, bar: string) => void
  onKeyDown: (event: KeyboardEvent, bar: string) => void
}

type TimelineLaneProps = LaneActs & {
  account: string
  drawn: DrawnLane
  placed: PlacedLane
  by: string
  filters: string[]
  shiftPx: number
  /** The bar of this lane that the keyboard stops at. */
  stop: string | null
  peeked: string | null
}

/** A lane: its name, and beside it (on a phone below it) its bars. */
export function TimelineLane({
  account,
  drawn,
  placed,
  by,
  filters,
  shiftPx,
  stop,
  peeked,
  ...acts
}: TimelineLaneProps) {
  const { lane, layout, id } = drawn
  const words = `${laneWords(lane, by)}: ${batchWords(layout.bars.flatMap(({ items }) => items))}`
  return (
    <li
      data-lane={placed.index}
      className="border-line absolute inset-x-0 grid border-b max-md:grid-rows-[1.75rem_minmax(0,1fr)] md:grid-cols-[var(--names)_minmax(0,1fr)]"
      style={{ top: placed.topPx, height: placed.heightPx }}
    >
      <div className="md:border-line md:bg-surface z-10 flex h-7 min-w-0 items-center px-3 md:h-full md:border-r">
        <LaneName account={account} lane={lane} by={by} filters={filters} />
      </div>
      <div className="relative my-1.5 min-w-0 overflow-x-clip">
        <ul aria-label={words} className="absolute inset-0" style={{ transform: `translateX(${shiftPx}px)` }}>
          {layout.bars.map((bar) => {
            const bid = barId(bar)
            const [first] = bar.items
            return (
              <li key={bid} className="contents">
                <TimelineBar
                  account={account}
                  bar={bar}
                  isByReport={by === 'report'}
                  isPeeked={first?.kind === 'run' && bar.items.length === 1 && first.run.token === peeked}
                  stop={{
                    'data-stop': bid,
                    tabIndex: bid === stop ? 0 : -1,
                    onFocus: () => acts.onFocus(id, bid),
                    onKeyDown: (event) => acts.onKeyDown(event, bid),
                  }}
                  onPeek={acts.onPeek}
                  onBatch={acts.onBatch}
                />
              </li>
            )
          })}
        </ul>
      </div>
    </li>
  )
}
