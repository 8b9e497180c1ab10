import { sql, type RawBuilder } from 'kysely'
import type { Operator } from '#/lib/filters/filter-field.ts'

const ordinal: Partial<Record<Operator, RawBuilder<unknown>>> = {
  gt: sql`>`,
  gte: sql`>=`,
  lt: sql`<`,
  lte: sql`<=`,
}

/** The SQL of an operator that asks for more or less; undefined for the others. */
export function ordinalComparison(operator: Operator): RawBuilder<unknown> | undefined {
  return ordinal[operator]
}
