import { dateFormat } from '#/lib/format/date-format.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
const shortestDayMs = dayMs - 60 * minuteMs

type Span = { from: string; to: string }

// Server and browser carry tables of their own, which set the same words apart by different spaces.
function withPlainSpaces(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(/ ?– ?/g, ' – ')
}

/** The mark below a bar: the hour for bars shorter than a day, else the day. */
export function tickWords({ from, to }: Span, timeZone: string): string {
  const isShort = Date.parse(to) - Date.parse(from) < shortestDayMs
  const options: Intl.DateTimeFormatOptions = isShort
    ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short' }
  return withPlainSpaces(dateFormat(options, timeZone).format(new Date(from)))
}

/** A span in words: `7 Aug 2026, 14:00 to 15:00`, or `7 to 9 Aug 2026` in the reader's zone. */
export function spanWords({ from, to }: Span, timeZone: string): string {
  // A day in which clocks are put forward has 23 hours.
  const isShort = Date.parse(to) - Date.parse(from) < shortestDayMs
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(isShort && { hour: '2-digit', minute: '2-digit' }),
  }
  // The last moment that belongs to a span of days is on the day before its end.
  const last = isShort ? new Date(to) : new Date(Date.parse(to) - 1)
  return withPlainSpaces(dateFormat(options, timeZone).formatRange(new Date(from), last))
}
