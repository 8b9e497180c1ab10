import { isTimeZone } from '#/lib/reports/schedule-timing.ts'

/** True for a zone by its name (`Europe/Berlin`, `UTC`): an offset such as `+05:00` knows no summer time. */
export function isNamedTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && isTimeZone(name)
}
