import { z } from 'zod'
import { healthSpans, type HealthSpan } from '#/lib/contract/health-span.ts'
import type { Interval } from '#/lib/time/interval.ts'
import { TimeZone } from '#/runs-api/http/requests/time-zone.ts'

/** The query string of health: how far back, and in whose clock. */
export const HealthQuery = z.object({
  span: z.enum(healthSpans).default('7d').describe('Up to now; the figures compare it with as long a span before it.'),
  time_zone: TimeZone.default('UTC').describe('The zone in whose clock the buckets begin.'),
})

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How long each span is, and what its buckets are: fewer than a hundred. */
export const spanShapes: Record<HealthSpan, { spanMs: number; interval: Interval }> = {
  '24h': { spanMs: 24 * hourMs, interval: '1h' },
  '7d': { spanMs: 7 * dayMs, interval: '6h' },
  '30d': { spanMs: 30 * dayMs, interval: '1d' },
  '90d': { spanMs: 90 * dayMs, interval: '1d' },
}
