import { z } from 'zod'

/** Why a query gave no result: `error_code` of a query run (RUNS-API 4); a `Cancelled` one has that as its state. */
export const QueryErrorCode = z.enum([
  'SqlSyntaxError',
  'SqlUnknownTable',
  'SqlUnknownColumn',
  'SqlUnknownFunction',
  'SqlError',
  'ParameterInvalid',
  'TemplateError',
  'NotAllowed',
  'Timeout',
  'ResultTooLarge',
  'ResourceFailure',
  'ParameterInvalid',
  'TemplateError',
  'Cancelled',
])
export type QueryErrorCode = z.infer<typeof QueryErrorCode>

export const ResultColumn = z.object({ name: z.string(), type: z.string() })
export type ResultColumn = z.infer<typeof ResultColumn>

/**
 * How a query ended. `bytes` is the size of the Parquet file, `columns` what is stored in it, with DuckDB's names of types.
 * `message` is for people and ends in `Position: N` where the engine tells one; `position` is the same, 1-based, in
 * characters of the given SQL. `retryable` is true for failures of the surroundings, never for those of the SQL.
 */
export const QueryOutcome = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    rows: z.number().int(),
    bytes: z.number().int(),
    columns: z.array(ResultColumn),
  }),
  z.object({
    ok: z.literal(false),
    code: QueryErrorCode,
    message: z.string(),
    position: z.number().int().nullable(),
    retryable: z.boolean(),
  }),
])
export type QueryOutcome = z.infer<typeof QueryOutcome>
export type FailedOutcome = Extract<QueryOutcome, { ok: false }>

export function failedOutcome(
  code: QueryErrorCode,
  message: string,
  { position = null, retryable = false }: { position?: number | null; retryable?: boolean } = {},
): FailedOutcome {
  return { ok: false, code, message, position, retryable }
}
