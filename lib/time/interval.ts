const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/**
 * The widths of time buckets, the narrowest first. Up to an hour they are exact; longer ones are those of the clock and the
 * calendar of a zone: a `6h` begins at 0, 6, 12 and 18 o'clock, a `1w` on a Monday, a `3mo` with a quarter.
 */
export const intervals = [
  '1m',
  '5m',
  '15m',
  '30m',
  '1h',
  '3h',
  '6h',
  '12h',
  '1d',
  '1w',
  '1mo',
  '3mo',
  '1y',
  '10y',
  '100y',
] as const
export type Interval = (typeof intervals)[number]

/** How long an interval is; months and years as they are on average. */
export const nominalMs: Record<Interval, number> = {
  '1m': minuteMs,
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '1h': hourMs,
  '3h': 3 * hourMs,
  '6h': 6 * hourMs,
  '12h': 12 * hourMs,
  '1d': dayMs,
  '1w': 7 * dayMs,
  '1mo': (365.25 / 12) * dayMs,
  '3mo': (365.25 / 4) * dayMs,
  '1y': 365.25 * dayMs,
  '10y': 3_652.5 * dayMs,
  '100y': 36_525 * dayMs,
}
