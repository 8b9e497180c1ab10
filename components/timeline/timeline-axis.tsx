'use client'
import { placePx } from '#/components/timeline/lane-things.ts'
import type { TimeWindow } from '#/components/timeline/time-window.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { dateFormat } from '#/lib/format/date-format.ts'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'
import { zonedClock } from '#/lib/time/zoned-clock.ts'

const roomPx = 84
const wordsPx = 40
const dayMs = 86_400_000

/** Where the marks of an axis stand: moments that a clock of the zone shows as round ones. */
export function marksOf(window: TimeWindow, widthPx: number, timeZone: string): number[] {
  const { edgesMs } = bucketEdges(window, timeZone, Math.max(1, Math.floor(widthPx / roomPx)))
  return edgesMs.filter((ms) => ms >= window.fromMs && ms < window.toMs)
}

function markWords(ms: number, timeZone: string): string {
  const isMidnight = zonedClock(timeZone).shownAt(ms) % dayMs === 0
  const options: Intl.DateTimeFormatOptions = isMidnight
    ? { weekday: 'short', day: 'numeric', month: 'short' }
    : { hour: '2-digit', minute: '2-digit' }
  return dateFormat(options, timeZone).format(ms).replaceAll(/\s/g, ' ')
}

type AxisProps = { window: TimeWindow; widthPx: number; shiftPx: number }

/** The marks above the lanes, and below them where now is: so that neither covers the other. */
export function TimelineAxis({ window, widthPx, shiftPx }: AxisProps) {
  const { nowMs, timeZone } = useClock()
  const nowPx = placePx(nowMs, { window, widthPx }) + shiftPx
  return (
    <div aria-hidden className="text-muted relative h-11 min-w-0 overflow-hidden text-xs tabular-nums">
      {marksOf(window, widthPx, timeZone).map((ms) => (
        <span
          key={ms}
          className="border-line absolute inset-y-0 border-l pl-1 leading-7 whitespace-nowrap"
          style={{ left: placePx(ms, { window, widthPx }) + shiftPx }}
        >
          {placePx(ms, { window, widthPx }) < widthPx - wordsPx && markWords(ms, timeZone)}
        </span>
      ))}
      {nowPx >= 0 && nowPx < widthPx && (
        <span className="bg-accent text-on-accent absolute bottom-0 rounded-t px-1" style={{ left: nowPx }}>
          now
        </span>
      )}
    </div>
  )
}

/** Behind the lanes: a line at each mark, and one at now, beyond which lies the future. */
export function TimelineLines({ window, widthPx, shiftPx }: AxisProps) {
  const { nowMs, timeZone } = useClock()
  const nowPx = placePx(nowMs, { window, widthPx }) + shiftPx
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      {marksOf(window, widthPx, timeZone).map((ms) => (
        <div
          key={ms}
          className="border-line absolute inset-y-0 border-l"
          style={{ left: placePx(ms, { window, widthPx }) + shiftPx }}
        />
      ))}
      {nowPx < widthPx && (
        <div
          className="bg-sunken/60 border-accent absolute inset-y-0 right-0 border-l-2"
          style={{ left: Math.max(0, nowPx) }}
        ></div>
      )}
    </div>
  )
}
