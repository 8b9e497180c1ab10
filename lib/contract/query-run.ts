import { z } from 'zod'
import { Links, Timestamp, Token } from '#/lib/contract/hal.ts'
import { Parameters } from '#/lib/reports/parameters.ts'
import { queryRunStates } from '#/lib/runs/run-attributes.ts'

const ResultColumns = z.array(z.object({ name: z.string(), type: z.string() }))

/**
 * One query of a run (RUNS-API 4). The `error_` properties are there only when it failed. Ours: `started_at`, null while it
 * waits, and `result`, the rows, bytes and columns that are kept; null where there is nothing (any more).
 */
export const QueryRun = z.object({
  id: Token,
  token: Token,
  state: z.enum(queryRunStates),
  created_at: Timestamp,
  started_at: Timestamp.nullable(),
  completed_at: Timestamp.nullable(),
  query_created_at: Timestamp,
  raw_source: z.string(),
  rendered_source: z.string().nullable(),
  statement_annotation: z.string().nullable(),
  parameters: Parameters,
  data_source_id: z.string().nullable(),
  data_source_token: z.string().nullable(),
  query_token: Token,
  query_name: z.string(),
  limit: z.number().int().nullable(),
  max_result_bytes: z.number().int(),
  result: z.object({ count: z.number().int(), content_length: z.number().int(), columns: ResultColumns }).nullable(),
  help_url: z.string().nullable(),
  error_code: z.string().optional(),
  error_type: z.string().optional(),
  error_message: z.string().optional(),
  _links: Links,
})
export type QueryRun = z.infer<typeof QueryRun>

export const QueryRunList = z.object({ _links: Links, _embedded: z.object({ query_runs: z.array(QueryRun) }) })
export type QueryRunList = z.infer<typeof QueryRunList>

/** `GET …/query_runs/{q}/results`: bytes, rows, and signed addresses that need no credentials (RUNS-API 4). */
export const QueryRunResult = z.object({
  content_length: z.number().int(),
  count: z.number().int(),
  state: z.string(),
  columns: ResultColumns,
  csv_href: z.string(),
  json_href: z.string(),
  _links: Links,
})
export type QueryRunResult = z.infer<typeof QueryRunResult>
