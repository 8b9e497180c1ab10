'use client'
import { useClock } from '#/components/ui/clock.tsx'
import { formatMoment, formatRelative } from '#/lib/format/moment.ts'

/** A moment as a distance from now, with the moment itself on hover. */
export function TimeAgo({ at }: { at: string }) {
  const { nowMs, timeZone } = useClock()
  return (
    <time dateTime={at} title={formatMoment(at, timeZone)} className="whitespace-nowrap tabular-nums">
      {formatRelative(at, nowMs)}
    </time>
  )
}
