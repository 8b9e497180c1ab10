import { stacksOf, totalOf, type TimeBucket } from '#/components/charts/state-stacks.ts'
import { edgesOf } from '#/lib/time/bucket-edges.ts'
import { zonedClock } from '#/lib/time/zoned-clock.ts'

const dayMs = 86_400_000
const weekMs = 7 * dayMs
/** The first Monday of 1970. */
const mondayMs = 4 * dayMs
const weeks = 52

/** The 52 weeks before this one and this one up to today, by the calendar of a zone; ISO 8601. */
export function yearUpTo(nowMs: number, timeZone: string): { from: string; to: string } {
  const clock = zonedClock(timeZone)
  const [monday = nowMs] = edgesOf({ fromMs: nowMs, toMs: nowMs + 1 }, timeZone, '1w')
  const from = clock.momentOf(Math.floor(clock.shownAt(monday) / dayMs) * dayMs - weeks * weekMs)
  const to = edgesOf({ fromMs: nowMs, toMs: nowMs + 1 }, timeZone, '1d').at(-1) ?? nowMs
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

/** What the runs of a day came to: none, all good, less than half failed, half or more failed, all cancelled, none over yet. */
export type DayKind = 'none' | 'good' | 'some' | 'most' | 'stopped' | 'active'

/** A day of a calendar: its week and weekday (Monday is 0), and how many runs it had, from 0 (none) to 4 (most). */
export type CalendarDay = TimeBucket & { week: number; weekday: number; kind: DayKind; level: number; runs: number }

function kindOf(bucket: TimeBucket): DayKind {
  const { good, bad, stopped, active } = stacksOf(bucket)
  if (bad > 0) return bad >= good ? 'most' : 'some'
  if (good > 0) return 'good'
  if (active > 0) return 'active'
  return stopped > 0 ? 'stopped' : 'none'
}

/** Days in the order of a calendar, in the clock of a zone. */
export function calendarDays(buckets: TimeBucket[], timeZone: string): CalendarDay[] {
  const clock = zonedClock(timeZone)
  const most = Math.max(1, ...buckets.map((bucket) => totalOf(stacksOf(bucket))))
  const dayOf = ({ from }: TimeBucket) => Math.floor((clock.shownAt(Date.parse(from)) - mondayMs) / dayMs)
  const [first] = buckets
  const firstWeek = first === undefined ? 0 : Math.floor(dayOf(first) / 7)
  return buckets.map((bucket) => {
    const day = dayOf(bucket)
    const runs = totalOf(stacksOf(bucket))
    return {
      ...bucket,
      week: Math.floor(day / 7) - firstWeek,
      weekday: day - Math.floor(day / 7) * 7,
      kind: kindOf(bucket),
      // Of few and many runs one wants to see the few.
      level: Math.ceil(4 * Math.sqrt(runs / most)),
      runs,
    }
  })
}
