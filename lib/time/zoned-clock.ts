const dayMs = 86_400_000

/** The clocks of a time zone. What they show is written as the milliseconds since 1970 at which UTC would show it. */
export type ZonedClock = {
  /** What they show at a moment. */
  shownAt: (ms: number) => number
  /** When they first show it, or, where they jump over it, as long after the jump as it lies in the gap. */
  momentOf: (shownMs: number) => number
}

function openClock(timeZone: string): ZonedClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

  function shownAt(ms: number): number {
    // Written as 8/7/2026, 07:47:06.
    const [month = 1, day = 1, year = 1970, hour, minute, second] = format
      .format(ms)
      .split(/[^0-9]+/)
      .map(Number)
    const fractionMs = ((ms % 1000) + 1000) % 1000
    return Date.UTC(year, month - 1, day, hour, minute, second) + fractionMs
  }

  function momentOf(shownMs: number): number {
    // Clocks change less often than every other day: one of these two offsets holds around the moment.
    const momentAs = (ms: number): number => shownMs - (shownAt(ms) - ms)
    const moments = [momentAs(shownMs - dayMs), momentAs(shownMs + dayMs)]
    if (moments[0] === moments[1]) return moments[0] ?? shownMs
    const shown = moments.filter((ms) => shownAt(ms) === shownMs)
    return shown.length > 0 ? Math.min(...shown) : Math.max(...moments)
  }

  return { shownAt, momentOf }
}

/** A format takes a millisecond to make, and few zones are asked for at a time. */
const maxOpen = 64
const open = new Map<string, ZonedClock>()

/**
 * The clock of a zone, by its name or as an offset such as `+05:30`; good for the years 1900 to 9999.
 * @throws RangeError for a zone that is not one
 */
export function zonedClock(timeZone: string): ZonedClock {
  const clock = open.get(timeZone) ?? openClock(timeZone)
  if (open.size >= maxOpen) open.clear()
  open.set(timeZone, clock)
  return clock
}
