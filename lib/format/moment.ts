import { dateFormat } from '#/lib/format/date-format.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const styles = {
  day: { dateStyle: 'medium' },
  moment: { dateStyle: 'medium', timeStyle: 'long' },
  timeOfDay: { timeStyle: 'short' },
  clockTime: { timeStyle: 'medium' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/** How long ago a moment was, seen from `nowMs`: `just now`, `5 min ago`, `in 3 h`, then the date from 30 days on. */
export function formatRelative(iso: string, nowMs: number): string {
  const distanceMs = nowMs - Date.parse(iso)
  const size = Math.abs(distanceMs)
  // The clock of a page moves every 15 seconds: what has happened since is not still to come.
  if (size < 45_000) return distanceMs > -15_000 ? 'just now' : 'in a moment'
  if (size >= 30 * dayMs) return formatDay(iso)
  const amount =
    size < 59.5 * minuteMs
      ? `${Math.round(size / minuteMs)} min`
      : size < 23.5 * hourMs
        ? `${Math.round(size / hourMs)} h`
        : `${Math.round(size / dayMs)} d`
  return distanceMs >= 0 ? `${amount} ago` : `in ${amount}`
}

/** A calendar day in UTC: `7 Aug 2026`. */
export function formatDay(iso: string): string {
  return dateFormat(styles.day, 'UTC').format(new Date(iso))
}

/** A moment to the second in a named time zone: `7 Aug 2026, 09:47:06 CEST`. */
export function formatMoment(iso: string, timeZone: string): string {
  return dateFormat(styles.moment, timeZone).format(new Date(iso))
}

/** The minute of a moment in a named time zone: `09:47`. */
export function formatTimeOfDay(iso: string, timeZone: string): string {
  return dateFormat(styles.timeOfDay, timeZone).format(new Date(iso))
}

/** The second of a moment in a named time zone: `09:47:06`. */
export function formatClockTime(iso: string, timeZone: string): string {
  return dateFormat(styles.clockTime, timeZone).format(new Date(iso))
}
