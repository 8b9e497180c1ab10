import { z } from 'zod'
import { maxFilters, parseFilter, type RunFilter } from '#/lib/filters/run-filter.ts'
import { parseOrder, type RunOrder } from '#/lib/filters/run-order.ts'
import { AppError } from '#/lib/errors.ts'
import type { AppContext } from '#/runs-api/http/context.ts'
import { PageQuery } from '#/runs-api/http/hal/paging.ts'
import { TimeZone } from '#/runs-api/http/requests/time-zone.ts'
import { wholeNumber } from '#/runs-api/http/requests/whole-number.ts'
import type { RunSelection } from '#/runs-api/store/runs/run-selection.ts'

const Once = z.string().optional()

/** `filter` of every list of runs; given more than once, all hold. */
export const FilterQuery = z.object({
  filter: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('field.operator.value, such as created_at.gt.2026-08-01T00:00:00Z; may be given more than once.'),
})

const maxBuckets = 400
const usualBuckets = 100

/** The query string of a summary of runs (RUNS-API 8). */
export const SummaryQuery = FilterQuery.extend({
  buckets: wholeNumber(1, maxBuckets).default(usualBuckets).describe('At most so many time buckets; 100 unless said.'),
  time_zone: TimeZone.optional().describe('Buckets follow the clock and the calendar of this zone, and leave no gaps.'),
})

/** `order` and `order_by` of every list of runs. */
export const OrderQuery = z.object({
  order: Once.describe('asc or desc; newest first unless said.'),
  order_by: Once.describe('created_at, updated_at, started_at, completed_at, duration, state or report.'),
})

/** The query string of a list of runs (specification "List report runs"; RUNS-API 3 and 8). */
export const RunListQuery = FilterQuery.extend({
  ...PageQuery.shape,
  ...OrderQuery.shape,
  after: Once.describe('The cursor of a next link.'),
  before: Once.describe('The cursor of a prev link.'),
  as_of: z
    .string()
    .regex(/^\d{1,15}$/, 'is what a next_page link says')
    .optional(),
})
export type RunListQuery = z.infer<typeof RunListQuery>

/** Every filter of the address, an empty one being none. Throws `bad_request` naming the part that is wrong. */
export function filtersOf(c: AppContext): RunFilter[] {
  const texts = (c.req.queries('filter') ?? []).filter((text) => text !== '')
  if (texts.length > maxFilters) throw new AppError('bad_request', `filter may be given ${maxFilters} times at most`)
  return texts.map(parseFilter)
}

/** The order of the address, given once. */
export function orderOf({ order, order_by: orderBy }: z.infer<typeof OrderQuery>): RunOrder {
  return parseOrder(order, orderBy)
}

/** The runs that the address asks for, of one report or of all that the caller may see. */
export function selectionOf(c: AppContext, { reportId, now }: { reportId: number | null; now: Date }): RunSelection {
  return { scope: c.get('access').scope, reportId, filters: filtersOf(c), now, upToId: null }
}
