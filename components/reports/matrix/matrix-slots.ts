import { edgesOf } from '#/lib/time/bucket-edges.ts'
import { zonedClock } from '#/lib/time/zoned-clock.ts'

const dayMs = 86_400_000

export const slotKinds = ['days', 'weeks'] as const
export type SlotKind = (typeof slotKinds)[number]

const shapes = {
  days: { count: 30, interval: '1d', widthMs: dayMs },
  weeks: { count: 26, interval: '1w', widthMs: 7 * dayMs },
} as const

/** The last 30 days or 26 weeks with the one that goes on, by the calendar of a zone; ISO 8601. */
export function slotsUpTo(
  nowMs: number,
  timeZone: string,
  kind: SlotKind,
): { from: string; to: string; count: number } {
  const { count, interval, widthMs } = shapes[kind]
  const clock = zonedClock(timeZone)
  const [start = nowMs, end = nowMs] = edgesOf({ fromMs: nowMs, toMs: nowMs + 1 }, timeZone, interval)
  const from = clock.momentOf(Math.floor(clock.shownAt(start) / dayMs) * dayMs - (count - 1) * widthMs)
  return { from: new Date(from).toISOString(), to: new Date(end).toISOString(), count }
}
