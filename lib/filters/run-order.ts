import { AppError } from '#/lib/errors.ts'

/** What runs can be ordered by: the specification's two, and ours (RUNS-API 8). */
export const orderColumns = [
  'created_at',
  'updated_at',
  'started_at',
  'completed_at',
  'duration',
  'state',
  'report',
] as const
export type OrderColumn = (typeof orderColumns)[number]
export type Direction = 'asc' | 'desc'
export type RunOrder = { column: OrderColumn; direction: Direction }

export const defaultOrder: RunOrder = { column: 'created_at', direction: 'desc' }

function isDirection(text: string): text is Direction {
  return text === 'asc' || text === 'desc'
}

/**
 * Reads `order` and `order_by`, where there are these `columns`. The specification's table has them the other way round than its
 * examples, so a direction or a column is taken in either (RUNS-API 3); null is what neither says.
 * @throws AppError `bad_request` for a value of neither kind, or two of the same
 */
export function parseOrderAmong<C extends string>(
  columns: readonly C[],
  { order, orderBy }: { order: string | undefined; orderBy: string | undefined },
): { column: C | null; direction: Direction | null } {
  const isColumn = (text: string): text is C => columns.some((column) => column === text)
  const given = [order, orderBy].filter((text) => text !== undefined && text !== '')
  const texts = given.map((text) => String(text).toLowerCase())
  const wrong = texts.find((text) => !isColumn(text) && !isDirection(text))
  if (wrong !== undefined) {
    const choices = `asc, desc and ${columns.join(', ')}`
    throw new AppError(
      'bad_request',
      `order "${wrong.slice(0, 120)}" is neither a direction nor a column; there are ${choices}`,
    )
  }
  const [wanted, directions] = [texts.filter(isColumn), texts.filter(isDirection)]
  if (wanted.length > 1 || directions.length > 1) {
    throw new AppError(
      'bad_request',
      `order and order_by say ${texts.join(' and ')}: give one column and one direction`,
    )
  }
  return { column: wanted[0] ?? null, direction: directions[0] ?? null }
}

/**
 * The order of runs; newest first when neither says otherwise.
 * @throws AppError `bad_request` as `parseOrderAmong`
 */
export function parseOrder(order: string | undefined, orderBy: string | undefined): RunOrder {
  const { column, direction } = parseOrderAmong(orderColumns, { order, orderBy })
  return { column: column ?? defaultOrder.column, direction: direction ?? defaultOrder.direction }
}

/** The order of an address's search; null when what it says is not one. */
export function orderOf(search: URLSearchParams): RunOrder | null {
  try {
    return parseOrder(search.get('order') ?? undefined, search.get('order_by') ?? undefined)
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  }
}
