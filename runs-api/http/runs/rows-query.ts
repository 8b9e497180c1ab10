import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'
import type { RowsWanted } from '#/runs-api/engine/results/json-stream.ts'
import { wholeNumber } from '#/runs-api/http/requests/whole-number.ts'

const maxRows = 999_999_999
const maxOrderedRows = 10_000

/** The query string of a result's rows. */
export const RowsQuery = z.object({
  limit: wholeNumber(0, maxRows).optional().describe('At most so many rows; all of them unless said.'),
  offset: wholeNumber(0, maxRows).optional().describe('Leaves out so many rows before.'),
  order_by: z.string().optional().describe('A column of the result; with a limit of 10,000 rows at most.'),
  order: z.enum(['asc', 'desc']).optional().describe('asc unless said; rows without a value come last in both.'),
})

/** The rows that the address asks for. Throws `bad_request` for more rows in an order than can be sorted at once. */
export function rowsWanted(query: z.infer<typeof RowsQuery>): RowsWanted {
  const { limit, offset, order_by: column, order: direction = 'asc' } = query
  if (column === undefined) return { limit, offset }
  if (limit === undefined || limit > maxOrderedRows) {
    throw new AppError('bad_request', `order_by takes a limit beside it, of ${maxOrderedRows} rows at most.`)
  }
  return { limit, offset, orderBy: { column, direction } }
}
