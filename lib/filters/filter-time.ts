const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+\- ])(\d\d):?(\d\d)?)?)?$/
const relative = /^now(?:([+-])(\d{1,6})([smhdw]))?$/

const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** The days of the months repeat every 400 years; `Date.UTC` reads the years 0 to 99 as 1900 to 1999. */
const eraYears = 400
const eraMs = Date.UTC(2000, 0) - Date.UTC(1600, 0)

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year + eraYears, month, 0)).getUTCDate()
}

function isRealMoment([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[]): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false
  return hour <= 23 && minute <= 59 && second <= 59
}

function absoluteTime(text: string): Date | undefined {
  const match = iso.exec(text)
  if (match === null) return undefined
  const part = (index: number): number => Number(match[index] ?? 0)
  const isOffset = part(10) <= 23 && part(11) <= 59
  if (!isOffset || !isRealMoment([1, 2, 3, 4, 5, 6].map(part))) return undefined
  const ms = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const local = Date.UTC(part(1) + eraYears, part(2) - 1, part(3), part(4), part(5), part(6), ms) - eraMs
  // A `+` that a query string turned into a space is still an offset to the east.
  const east = match[9] === '-' ? -1 : 1
  return new Date(local - east * (part(10) * 60 + part(11)) * 60_000)
}

function momentOf(text: string, now: Date): Date | undefined {
  const match = relative.exec(text)
  if (match === null) return absoluteTime(text)
  const [, sign, amount, unit] = match
  const ms = Number(amount ?? 0) * (unitMs[unit ?? 's'] ?? 0)
  return new Date(now.getTime() + (sign === '-' ? -ms : ms))
}

/**
 * The moment a filter's time means: ISO 8601 (without a zone it is UTC), or relative to `now` such as `now-7d`,
 * `now-36h` (units s, m, h, d, w). Undefined for anything else, and before the year 1.
 */
export function filterTime(text: string, now: Date): Date | undefined {
  const moment = momentOf(text, now)
  return moment !== undefined && moment.getUTCFullYear() > 0 ? moment : undefined
}
