import { formatMoment, formatRelative } from '#/lib/format/moment.ts'

/** The clock a page was made by, and the zone of the person who reads it. */
export type Clock = { nowMs: number; timeZone: string }

/** A moment as a distance from now, with the moment itself on hover. */
export function TimeAgo({ at, clock }: { at: string; clock: Clock }) {
  return (
    <time dateTime={at} title={formatMoment(at, clock.timeZone)} className="whitespace-nowrap tabular-nums">
      {formatRelative(at, clock.nowMs)}
    </time>
  )
}
