import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { ParameterValue } from '#/lib/reports/parameters.ts'
import { queryRunStates, runTriggers } from '#/lib/runs/run-attributes.ts'
import { runStates } from '#/lib/runs/run-state.ts'

export const ComparedRun = z.object({
  token: Token,
  report_token: Token,
  report_name: z.string(),
  state: z.enum(runStates),
  trigger: z.enum(runTriggers),
  executed_by: z.string(),
  created_at: Timestamp,
  queue_seconds: z.number().nullable(),
  duration_seconds: z.number().nullable(),
  _links: Links,
})
export type ComparedRun = z.infer<typeof ComparedRun>

/** A parameter that is not the same in both; `base` or `other` is absent where that run has no such parameter. */
export const ParameterDifference = z.object({
  name: z.string(),
  base: ParameterValue.optional(),
  other: ParameterValue.optional(),
})
export type ParameterDifference = z.infer<typeof ParameterDifference>

const Column = z.object({ name: z.string(), type: z.string() })

/** One side of a query. `row_count` and `columns` are null where no result is kept, `rendered_source` until it was rendered. */
export const ComparedQuery = z.object({
  token: Token,
  state: z.enum(queryRunStates),
  rendered_source: z.string().nullable(),
  duration_seconds: z.number().nullable(),
  row_count: z.number().int().nullable(),
  columns: z.array(Column).nullable(),
  error_message: z.string().nullable(),
})
export type ComparedQuery = z.infer<typeof ComparedQuery>

const Row = z.record(z.string(), z.unknown())

/**
 * Rows as a multiset: a row that is there twice in one and once in the other is once in both and once in one only. The rows
 * themselves are the first 100 of each side. `reason` says in a sentence why rows were not compared.
 */
export const RowDifference = z.discriminatedUnion('is_compared', [
  z.object({
    is_compared: z.literal(true),
    only_in_base: z.number().int(),
    only_in_other: z.number().int(),
    in_both: z.number().int(),
    rows_only_in_base: z.array(Row),
    rows_only_in_other: z.array(Row),
  }),
  z.object({ is_compared: z.literal(false), reason: z.string() }),
])
export type RowDifference = z.infer<typeof RowDifference>

/** A query of either run: the same token, else the same name, makes two one. A side is null where it has no such query. */
export const QueryDifference = z.object({
  name: z.string(),
  base: ComparedQuery.nullable(),
  other: ComparedQuery.nullable(),
  is_same_sql: z.boolean(),
  columns_added: z.array(Column),
  columns_removed: z.array(Column),
  columns_changed: z.array(z.object({ name: z.string(), base: z.string(), other: z.string() })),
  rows: RowDifference,
})
export type QueryDifference = z.infer<typeof QueryDifference>

/** `GET …/runs/{run}/comparison?with={report}/{run}` (ours): the run of the address is `base`, the one given is `other`. */
export const RunComparison = z.object({
  _links: Links,
  base: ComparedRun,
  other: ComparedRun,
  parameters: z.array(ParameterDifference),
  queries: z.array(QueryDifference),
})
export type RunComparison = z.infer<typeof RunComparison>
