const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Days of a time zone, counted from today (0), the day before being -1. */
export type LocalClock = {
  /** The moment at which clocks show an hour (with its fraction) of a day. */
  moment: (day: number, hour: number) => Date
  isWeekend: (day: number) => boolean
  /** The calendar's date of a day, as 2026-08-01. */
  date: (day: number) => string
}

/** Opens the clock of a zone; today is the day that `now` falls on there. */
export function localClock(timeZone: string, now: Date): LocalClock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  /** What the zone's clocks show, as if it were UTC. */
  const shown = (moment: number): number => Date.parse(`${format.format(moment).replace(', ', 'T')}Z`)
  const today = Math.floor(shown(now.getTime()) / dayMs) * dayMs
  return {
    moment: (day, hour) => {
      const wanted = today + day * dayMs + hour * hourMs
      const whole = Math.floor(wanted / 1000) * 1000
      // A first guess may lie on the other side of a change of the clocks; the second does not.
      const guess = whole - (shown(whole) - whole)
      return new Date(wanted - (shown(guess) - guess))
    },
    isWeekend: (day) => [0, 6].includes(new Date(today + day * dayMs).getUTCDay()),
    date: (day) => new Date(today + day * dayMs).toISOString().slice(0, 10),
  }
}
