import { z } from 'zod'
import { healthSpans, spanHours, type HealthSpan } from '#/lib/contract/health-span.ts'
import type { Interval } from '#/lib/time/interval.ts'
import { TimeZone } from '#/runs-api/http/requests/time-zone.ts'

/** The query string of health: how far back, and in whose clock. */
export const HealthQuery = z.object({
  span: z.enum(healthSpans).default('7d').describe('Up to now; the figures compare it with as long a span before it.'),
  time_zone: TimeZone.default('UTC').describe('The zone in whose clock the buckets begin.'),
})

/** What the buckets of each span are: fewer than a hundred. */
const intervals: Record<HealthSpan, Interval> = { '24h': '1h', '7d': '6h', '30d': '1d', '90d': '1d' }

export const shapeOf = (span: HealthSpan): { spanMs: number; interval: Interval } => ({
  spanMs: spanHours[span] * 3_600_000,
  interval: intervals[span],
})
