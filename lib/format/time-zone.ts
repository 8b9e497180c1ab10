import { zonedClock } from '#/lib/time/zoned-clock.ts'

export function isTimeZone(name: string): boolean {
  try {
    return Number.isFinite(zonedClock(name).shownAt(0))
  } catch {
    return false
  }
}

/** True for a zone by its name (`Europe/Berlin`, `UTC`): an offset such as `+05:00` knows no summer time. */
export function isNamedTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && isTimeZone(name)
}
