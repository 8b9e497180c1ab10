import type { Person } from '#/lib/client/account.ts'

/** The zone in which a person reads moments: their own, or UTC when they chose so or nobody is known. */
export function shownTimeZone(person: Person | null | undefined): string {
  return !person || person.preferences.usesUtc ? 'UTC' : person.timeZone
}
