import { z } from 'zod'
import { messageOf } from '#/lib/errors.ts'
import type { QueryErrorCode } from '#/runs-api/engine/executor/query-outcome.ts'
import { QueryFailure } from './query-failure.ts'

/** An error of DuckDB with `errors_as_json` on. `position` counts bytes of UTF-8 from 0. */
const EngineError = z.object({
  exception_type: z.string(),
  exception_message: z.string(),
  error_subtype: z.string().optional(),
  position: z.coerce.number().int().nonnegative().optional(),
  type: z.string().optional(),
})
type EngineError = z.infer<typeof EngineError>

/** What `query('…')` says of a PRAGMA, which DuckDB otherwise takes for a SELECT. */
const notASelect = 'Expected a single SELECT statement'

/** What DuckDB threw as a QueryFailure. `sql` is the text its positions point into, when they point into the given SQL. */
export function duckDbFailure(thrown: unknown, sql?: string): QueryFailure {
  if (thrown instanceof QueryFailure) return thrown
  const error = engineErrorOf(messageOf(thrown))
  if (error.exception_message === notASelect) {
    return new QueryFailure('NotAllowed', 'A report may only read: one SELECT is allowed.')
  }
  const position = sql === undefined || error.position === undefined ? null : characterAt(sql, error.position)
  return new QueryFailure(codeOf(error), plainMessage(error), { position, retryable: error.exception_type === 'IO' })
}

function engineErrorOf(text: string): EngineError {
  const json = text.slice(text.indexOf('{'))
  try {
    return EngineError.parse(JSON.parse(json))
  } catch {
    return { exception_type: '', exception_message: text }
  }
}

function codeOf(error: EngineError): QueryErrorCode {
  switch (error.exception_type) {
    case 'Parser':
    case 'Syntax':
      return 'SqlSyntaxError'
    case 'Permission':
      return 'NotAllowed'
    case 'Out of Memory':
    case 'IO':
    case 'FATAL':
      return 'ResourceFailure'
    case 'Catalog':
      return catalogCode(error)
    case 'Binder':
      return binderCode(error)
    default:
      return 'SqlError'
  }
}

function catalogCode({ type = '', exception_message: message }: EngineError): QueryErrorCode {
  if (/function|macro/i.test(type) || /function with name/i.test(message)) return 'SqlUnknownFunction'
  if (/table|view/i.test(type) || /(catalog|schema).* does not exist/i.test(message)) return 'SqlUnknownTable'
  return 'SqlError'
}

function binderCode({ error_subtype: subtype, exception_message: message }: EngineError): QueryErrorCode {
  if (subtype === 'COLUMN_NOT_FOUND' || /does not have a column named/i.test(message)) return 'SqlUnknownColumn'
  if (subtype === 'NO_MATCHING_FUNCTION') return 'SqlUnknownFunction'
  if (/referenced table .* not found|catalog .* does not exist/i.test(message)) return 'SqlUnknownTable'
  return 'SqlError'
}

/** DuckDB's words without advice that a report cannot follow (installing extensions, changing settings). */
function plainMessage(error: EngineError): string {
  const words = error.exception_message.split(/\n\s*\n(?:Please try installing|Possible solutions)/)[0] ?? ''
  return words.trim() || 'The engine gave no reason.'
}

/** The 1-based character at a byte offset: what a person counts, where DuckDB counts UTF-8. */
function characterAt(sql: string, byteOffset: number): number {
  return Array.from(Buffer.from(sql, 'utf8').subarray(0, byteOffset).toString('utf8')).length + 1
}
