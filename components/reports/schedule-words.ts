import type { Schedule } from '#/lib/client/schedule.ts'

const twoDigits = (number: number) => String(number).padStart(2, '0')

function clock({ hour, minute }: Schedule): string {
  return `${twoDigits(hour ?? 0)}:${twoDigits(minute)}`
}

/** When a schedule runs, as a person says it: `every Monday at 06:00, Europe/Berlin`. */
export function scheduleWords(schedule: Schedule): string {
  const { hour, minute, weekday, dayOfMonth, timeZone } = schedule
  if (hour === null) return `every hour at ${twoDigits(minute)} past`
  const day = weekday ?? (dayOfMonth === null ? 'day' : `month on day ${dayOfMonth}`)
  return `every ${day} at ${clock(schedule)}, ${timeZone}`
}
