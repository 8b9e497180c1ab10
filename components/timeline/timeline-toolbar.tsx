'use client'
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react'
import { LaneChoice } from '#/components/timeline/lane-choice.tsx'
import { type Zoom, zoomWords, zooms } from '#/components/timeline/time-window.ts'
import type { TimelinePlace } from '#/components/timeline/use-timeline-place.ts'
import { Button, IconButton } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { Segmented } from '#/components/ui/segmented.tsx'
import { useShortcuts } from '#/components/ui/shortcuts.ts'
import { formatSpan } from '#/lib/format/time-span.ts'

const shownZooms = zooms.map((value) => ({ value, label: zoomWords[value] }))
const panShare = 0.5

type TimelineToolbarProps = { account: string; filters: string[]; place: TimelinePlace }

/** What of time is in view and how it is parted into lanes, and the means to change both. */
export function TimelineToolbar({ account, filters, place }: TimelineToolbarProps) {
  const { timeZone } = useClock()
  const { zoom, window, lane, isFollowing, setLane, zoomBy, panBy, toNow, show } = place
  const [from, to] = [window.fromMs, window.toMs].map((ms) => new Date(ms).toISOString())
  const choose = (next: Zoom) => show(next, isFollowing ? undefined : (window.fromMs + window.toMs) / 2)
  const middleMs = isFollowing ? undefined : (window.fromMs + window.toMs) / 2
  const closer = () => zoomBy(1, middleMs)
  const wider = () => zoomBy(-1, middleMs)
  useShortcuts('Timeline', [
    { key: '+', says: 'Zoom in', does: closer },
    { key: '-', says: 'Zoom out', does: wider },
    { key: '[', says: 'Go back in time', does: () => panBy(-panShare) },
    { key: ']', says: 'Go forward in time', does: () => panBy(panShare) },
    { key: '0', says: 'Back to now', does: toNow },
  ])
  return (
    <div className="flex flex-wrap items-center gap-2">
      <LaneChoice account={account} filters={filters} lane={lane} onChoose={setLane} />
      <p className="text-muted min-w-0 flex-1 truncate tabular-nums max-md:basis-full" aria-live="polite">
        {formatSpan(from ?? '', to ?? '', timeZone)}
      </p>
      <Button disabled={isFollowing} onClick={toNow}>
        Now
      </Button>
      <span className="inline-flex">
        <IconButton label="Back in time" look="plain" onClick={() => panBy(-panShare)}>
          <ChevronLeft aria-hidden className="size-4" />
        </IconButton>
        <IconButton label="Forward in time" look="plain" onClick={() => panBy(panShare)}>
          <ChevronRight aria-hidden className="size-4" />
        </IconButton>
      </span>
      <span className="inline-flex">
        <IconButton label="Zoom out" look="plain" disabled={zoom === zooms.at(-1)} onClick={wider}>
          <ZoomOut aria-hidden className="size-4" />
        </IconButton>
        <IconButton label="Zoom in" look="plain" disabled={zoom === zooms[0]} onClick={closer}>
          <ZoomIn aria-hidden className="size-4" />
        </IconButton>
      </span>
      <Segmented label="How much time" options={shownZooms} value={zoom} onChoose={choose} />
    </div>
  )
}
