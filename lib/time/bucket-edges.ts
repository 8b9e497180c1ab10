import { type Interval, intervals, nominalMs } from '#/lib/time/interval.ts'
import { type ZonedClock, zonedClock } from '#/lib/time/zoned-clock.ts'

const dayMs = 86_400_000
/** The first Monday of 1970. */
const mondayMs = 4 * dayMs

/** Moments since 1970 in milliseconds; `to` itself is outside. */
export type TimeSpan = { fromMs: number; toMs: number }

/** Where buckets begin, and last where the last one ends: they lie next to each other and hold all of a span. */
export type BucketEdges = { interval: Interval | null; edgesMs: number[] }

const monthsIn: Partial<Record<Interval, number>> = { '1mo': 1, '3mo': 3, '1y': 12, '10y': 120, '100y': 1_200 }

function floored(ms: number, width: number): number {
  return Math.floor(ms / width) * width
}

/** Months are counted from the year 0; a year below 100 would mean one of the last century. */
function startOfMonth(month: number): number {
  return Date.UTC(2000, month - 24_000)
}

/** Where the calendar's interval begins that holds what a clock shows, and where the one after it does. */
function calendarStart(shownMs: number, interval: Interval): { start: number; next: number } {
  const months = monthsIn[interval]
  if (months === undefined) {
    const width = nominalMs[interval]
    const start = interval === '1w' ? floored(shownMs - mondayMs, width) + mondayMs : floored(shownMs, width)
    return { start, next: start + width }
  }
  const shown = new Date(shownMs)
  const first = floored(shown.getUTCFullYear() * 12 + shown.getUTCMonth(), months)
  return { start: startOfMonth(first), next: startOfMonth(first + months) }
}

/** The edges of intervals longer than an hour: each is a moment of the zone's calendar. */
function calendarEdges({ fromMs, toMs }: TimeSpan, clock: ZonedClock, interval: Interval): number[] {
  const first = calendarStart(clock.shownAt(fromMs), interval)
  const edges = [Math.min(clock.momentOf(first.start), fromMs)]
  for (let { next } = first; (edges.at(-1) ?? toMs) < toMs; { next } = calendarStart(next, interval)) {
    const edge = clock.momentOf(next)
    // A day that a zone left out has no length.
    if (edge > (edges.at(-1) ?? edge)) edges.push(edge)
  }
  return edges
}

/** The edges of intervals up to an hour: an hour that the clocks show twice makes two. */
function clockEdges({ fromMs, toMs }: TimeSpan, clock: ZonedClock, interval: Interval): number[] {
  const width = nominalMs[interval]
  const aligned = (ms: number): number => ms - (clock.shownAt(ms) - floored(clock.shownAt(ms), width))
  const edges = [aligned(fromMs)]
  for (let last = edges[0] ?? toMs; last < toMs; last = edges.at(-1) ?? toMs) {
    const next = aligned(last + width)
    edges.push(next > last ? next : last + width)
  }
  return edges
}

/** The edges of buckets of this width, in the clock of a zone, around a span that is not empty. */
export function edgesOf(span: TimeSpan, timeZone: string, interval: Interval): number[] {
  const clock = zonedClock(timeZone)
  const isClockTime = nominalMs[interval] <= nominalMs['1h']
  return isClockTime ? clockEdges(span, clock, interval) : calendarEdges(span, clock, interval)
}

/**
 * The narrowest buckets in the clock of a zone that are at most `maxBuckets` for a span; a single one of no interval where
 * even a century is too narrow, or lies across two.
 */
export function bucketEdges(span: TimeSpan, timeZone: string, maxBuckets: number): BucketEdges {
  const spanMs = span.toMs - span.fromMs
  for (const interval of intervals) {
    // A change of the clocks makes one more; nothing makes two less.
    if (spanMs / nominalMs[interval] > maxBuckets + 2) continue
    const edgesMs = edgesOf(span, timeZone, interval)
    if (edgesMs.length - 1 <= maxBuckets) return { interval, edgesMs }
  }
  return { interval: null, edgesMs: [span.fromMs, span.toMs] }
}
