import { type CalendarDateTime, fromDate, toCalendarDateTime, toZoned } from '@internationalized/date'

/** A moment (ISO 8601) as the clocks of a zone show it, to the minute. */
export function localMinute(iso: string, timeZone: string): CalendarDateTime {
  return toCalendarDateTime(fromDate(new Date(iso), timeZone)).set({ second: 0, millisecond: 0 })
}

/** The last minute before a moment: where something ends that is said to the minute, and with it. */
export function lastMinuteBefore(iso: string, timeZone: string): CalendarDateTime {
  return localMinute(new Date(Date.parse(iso) - 1).toISOString(), timeZone)
}

/** The moment at which the clocks show this minute: the first one where they show it twice. */
export function momentOf(minute: CalendarDateTime, timeZone: string): string {
  return toZoned(minute, timeZone).toAbsoluteString()
}

/** The moment at which this minute is over. */
export function momentAfter(minute: CalendarDateTime, timeZone: string): string {
  return toZoned(minute, timeZone).add({ minutes: 1 }).toAbsoluteString()
}
