import { dateFormat } from '#/lib/format/date-format.ts'
import { zonedClock } from '#/lib/time/zoned-clock.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** True where a day begins in the zone. */
function isMidnight(iso: string, timeZone: string): boolean {
  return zonedClock(timeZone).shownAt(Date.parse(iso)) % dayMs === 0
}

function minutes(timeZone: string): Intl.DateTimeFormat {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }, timeZone)
}

function days(timeZone: string): Intl.DateTimeFormat {
  return dateFormat({ dateStyle: 'medium' }, timeZone)
}

// Browsers and servers do not agree on the blanks around the dash.
function oneBlank(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

/** A moment as short as it can be said in a zone: `7 Aug 2026` where the day begins, else `7 Aug 2026, 09:47`. */
export function formatMinute(iso: string, timeZone: string): string {
  const isDay = isMidnight(iso, timeZone)
  const hasSeconds = Date.parse(iso) % minuteMs !== 0
  if (hasSeconds) {
    return dateFormat({ dateStyle: 'medium', timeStyle: 'medium' }, timeZone).format(new Date(iso))
  }
  return (isDay ? days(timeZone) : minutes(timeZone)).format(new Date(iso))
}

/** The time from one moment up to, not with, another: `1 – 7 Aug 2026`, or with times where it is not of whole days. */
export function formatSpan(sinceIso: string, untilIso: string, timeZone: string): string {
  const [since, until] = [Date.parse(sinceIso), Date.parse(untilIso)]
  if (until <= since) return `${formatMinute(sinceIso, timeZone)} – ${formatMinute(untilIso, timeZone)}`
  const isOfDays = isMidnight(sinceIso, timeZone) && isMidnight(untilIso, timeZone)
  const written = isOfDays ? days(timeZone).formatRange(since, until - 1) : minutes(timeZone).formatRange(since, until)
  return oneBlank(written)
}
