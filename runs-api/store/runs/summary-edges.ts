import { filterTime } from '#/lib/filters/filter-time.ts'
import { bucketEdges } from '#/lib/time/bucket-edges.ts'
import { type Interval, nominalMs } from '#/lib/time/interval.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'

/** Where the buckets of a summary begin, and last where the last one ends. No edges where there is no span to part. */
export type SummaryEdges = { interval: Interval | null; bucketMs: number; edges: Date[] }

/** When the first and the last run of a selection were created; null for one without runs. */
export type RunSpan = { first: Date; last: Date } | null

const hour = 3_600
const day = 24 * hour
const widths = [60, 300, 900, hour, 3 * hour, 6 * hour, 12 * hour, day, 7 * day, 30 * day, 365 * day]

/** The narrowest round width in seconds that needs at most so many buckets for a span; a whole number of years at last. */
export function bucketWidth({ first, last }: { first: Date; last: Date }, maxBuckets: number): number {
  const [from, to] = [first.getTime() / 1000, last.getTime() / 1000]
  const count = (width: number): number => Math.floor(to / width) - Math.floor(from / width) + 1
  const narrowest = widths.find((width) => count(width) <= maxBuckets)
  if (narrowest !== undefined) return narrowest
  let years = 2
  while (years < 200 && count(years * 365 * day) > maxBuckets) years += 1
  return years * 365 * day
}

/** Buckets aligned to the Unix epoch around the runs there are. */
export function epochEdges(span: RunSpan, maxBuckets: number): SummaryEdges {
  if (span === null) return { interval: null, bucketMs: hour * 1000, edges: [] }
  const bucketMs = bucketWidth(span, maxBuckets) * 1000
  const [from, to] = [span.first, span.last].map((moment) => Math.floor(moment.getTime() / bucketMs))
  const count = (to ?? 0) - (from ?? 0) + 1
  const edges = Array.from({ length: count + 1 }, (_, at) => new Date(((from ?? 0) + at) * bucketMs))
  return { interval: null, bucketMs, edges }
}

/** No run was created outside of these, whatever a filter asks for. */
const [earliestMs, latestMs] = [Date.UTC(1900), Date.UTC(2200)]

function clamped(ms: number): number {
  return Math.min(Math.max(ms, earliestMs), latestMs)
}

type Bounds = { fromMs: number | null; toMs: number | null }

/** What the filters on `created_at` but `ne` leave of time; null where they leave a side open. `toMs` itself is outside. */
export function boundsOf({ filters, now }: RunSelection): Bounds {
  const bounds: Bounds = { fromMs: null, toMs: null }
  for (const { field, operator, values } of filters) {
    if (field !== 'created_at') continue
    const ms = filterTime(values[0] ?? '', now)?.getTime() ?? now.getTime()
    const isLower = operator === 'gt' || operator === 'gte' || operator === 'eq'
    const isUpper = operator === 'lt' || operator === 'lte' || operator === 'eq'
    // Times are whole milliseconds.
    const lowerMs = operator === 'gt' ? ms + 1 : ms
    if (isLower) bounds.fromMs = Math.max(bounds.fromMs ?? -Infinity, lowerMs)
    if (isUpper) bounds.toMs = Math.min(bounds.toMs ?? Infinity, operator === 'lt' ? ms : ms + 1)
  }
  return bounds
}

/**
 * Buckets in the clock of a zone: around what filters on the time ask for, else around the runs there are. A span without an
 * end reaches to now. None where the filters contradict each other, or there is neither a filter nor a run.
 */
export function zonedEdges(
  span: RunSpan,
  selection: RunSelection,
  { maxBuckets, timeZone }: { maxBuckets: number; timeZone: string },
): SummaryEdges {
  const bounds = boundsOf(selection)
  const nowMs = selection.now.getTime()
  const lastMs = span === null ? null : span.last.getTime() + 1
  const fromMs = clamped(bounds.fromMs ?? span?.first.getTime() ?? bounds.toMs ?? nowMs)
  const openEndMs = bounds.fromMs === null ? (lastMs ?? fromMs) : Math.max(nowMs, lastMs ?? nowMs)
  const toMs = clamped(bounds.toMs ?? openEndMs)
  if (toMs <= fromMs) return { interval: null, bucketMs: nominalMs['1h'], edges: [] }
  const { interval, edgesMs } = bucketEdges({ fromMs, toMs }, timeZone, maxBuckets)
  const bucketMs = interval === null ? toMs - fromMs : nominalMs[interval]
  return { interval, bucketMs, edges: edgesMs.map((ms) => new Date(ms)) }
}
