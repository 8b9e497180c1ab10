import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'
import { orderColumns, type Direction, type OrderColumn, type RunOrder } from '#/lib/filters/run-order.ts'

type Ordering = { expression: RawBuilder<unknown>; type: RawBuilder<unknown> }

const time = sql`timestamptz`

/** What each order compares; a run without the value counts as the smallest, in both directions. */
const orderings: Record<OrderColumn, Ordering> = {
  created_at: { expression: sql`r.created_at`, type: time },
  updated_at: { expression: sql`r.updated_at`, type: time },
  started_at: { expression: sql`coalesce(r.started_at, '-infinity')`, type: time },
  completed_at: { expression: sql`coalesce(r.completed_at, '-infinity')`, type: time },
  duration: { expression: sql`coalesce(r.duration_ms, -1)`, type: sql`bigint` },
  state: { expression: sql`r.state collate "C"`, type: sql`text` },
  report: { expression: sql`lower(p.name) collate "C"`, type: sql`text` },
}

/** The place of one run in an order: its value there as text, and its id. */
const Place = z.object({ by: z.enum(orderColumns), value: z.string().max(1_000), id: z.number().int().nonnegative() })
export type Place = z.infer<typeof Place>

export function formatCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.by, place.value, place.id])).toString('base64url')
}

/** A time as the store writes it, in UTC; one that is on no calendar would be an error of the store. */
function isOrderedTime(text: string): boolean {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?(?:\+00)?$/.exec(text) ?? []
  const date = new Date(`${day}T${time}Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T${time}`)
  return text === '-infinity' || (isReal && date.getUTCFullYear() > 0)
}

const isValue: Partial<Record<OrderColumn, (text: string) => boolean>> = {
  duration: (text) => /^-?\d{1,15}$/.test(text),
  state: (text) => /^[a-z_]*$/.test(text),
  report: (text) => !text.includes('\0'),
}

function decode(text: string): unknown {
  try {
    const [by, value, id] = z.array(z.unknown()).parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { by, value, id }
  } catch {
    return undefined
  }
}

/**
 * Reads the cursor of a `next` or `prev` link.
 * @throws AppError `bad_request` for a text that is no cursor, or one of another order
 */
export function parseCursor(text: string, order: RunOrder): Place {
  const { data: place } = Place.safeParse(decode(text))
  if (place === undefined || !(isValue[place.by] ?? isOrderedTime)(place.value)) {
    throw new AppError('bad_request', 'after and before take the cursor of a next or prev link, unchanged')
  }
  if (place.by !== order.column) {
    throw new AppError('bad_request', `This cursor belongs to the order by ${place.by}: start again without it`)
  }
  return place
}

/** A run's value in an order, as the text a cursor carries. */
export function orderValue(column: OrderColumn): RawBuilder<string> {
  return sql<string>`(${orderings[column].expression})::text`
}

export function orderBy({ column, direction }: RunOrder): RawBuilder<unknown> {
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  return sql`${orderings[column].expression} ${way}, r.id ${way}`
}

/** Both parts of an order, by names that a subquery gives them. */
export function orderByNames({ direction }: RunOrder): RawBuilder<unknown> {
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  return sql`value ${way}, id ${way}`
}

/** What an order compares, of a run `r`, and of its report `p` where the order is by report. */
export function ordered({ column }: RunOrder): RawBuilder<unknown> {
  return orderings[column].expression
}

export function reversed(order: RunOrder): RunOrder {
  const direction: Direction = order.direction === 'asc' ? 'desc' : 'asc'
  return { column: order.column, direction }
}

/** Holds for the reports `p` whose runs are behind a place in the order by report, or some of them. */
export function isReportBehind(place: Place, { direction }: RunOrder): RawBuilder<boolean> {
  return sql`${orderings.report.expression} ${direction === 'asc' ? sql`>=` : sql`<=`} ${place.value}`
}

/** Holds for the runs of such a report `p` that are behind the place; one bound of the number, so that an index finds it. */
export function isBehindInReport(place: Place, { direction }: RunOrder): RawBuilder<boolean> {
  const [than, any] = direction === 'asc' ? [sql`>`, sql`0`] : [sql`<`, sql`9223372036854775807`]
  return sql`r.id ${than} case when ${orderings.report.expression} = ${place.value} then ${place.id}::bigint else ${any} end`
}

/** Holds for the runs behind a place in an order. */
export function isBehind(place: Place, { column, direction }: RunOrder): RawBuilder<boolean> {
  const { expression, type } = orderings[column]
  const than = direction === 'asc' ? sql`>` : sql`<`
  return sql`(${expression}, r.id) ${than} (${place.value}::${type}, ${place.id}::bigint)`
}
