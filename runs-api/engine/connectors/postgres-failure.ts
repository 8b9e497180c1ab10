import { z } from 'zod'
import { messageOf } from '#/lib/errors.ts'
import type { QueryErrorCode } from '#/runs-api/engine/executor/query-outcome.ts'
import { QueryFailure } from './query-failure.ts'

/** An error of the server (`code` is an SQLSTATE) or of the socket (`code` is a word such as ECONNREFUSED). */
const PostgresError = z.object({
  code: z.string().optional().catch(undefined),
  position: z.coerce.number().int().optional().catch(undefined),
  hint: z.string().optional().catch(undefined),
})
const sqlState = /^[0-9A-Z]{5}$/

const codes: Record<string, QueryErrorCode> = {
  '42601': 'SqlSyntaxError',
  '42P01': 'SqlUnknownTable',
  '3F000': 'SqlUnknownTable',
  '42703': 'SqlUnknownColumn',
  '42883': 'SqlUnknownFunction',
  '42501': 'NotAllowed',
  '25006': 'NotAllowed',
  '57014': 'Timeout',
}
/** Classes of SQLSTATE that speak of the server and not of the SQL: connection, resources, operator, system, internal. */
const serverClasses = ['08', '53', '57', '58', 'XX']

/**
 * What `pg` threw as a QueryFailure. `prefixCharacters` is how much of ours stands before the given SQL in the statement
 * the server saw; leave it out where a position would not point into the given SQL.
 */
export function postgresFailure(thrown: unknown, prefixCharacters?: number): QueryFailure {
  if (thrown instanceof QueryFailure) return thrown
  const { code = '', position, hint } = PostgresError.catch({}).parse(thrown)
  const message = hint === undefined ? messageOf(thrown) : `${messageOf(thrown)}\n${hint}`
  if (!sqlState.test(code) || isServerTrouble(code)) {
    return new QueryFailure('ResourceFailure', `The data source did not answer: ${message}`, { retryable: true })
  }
  if (/multiple commands/.test(message)) {
    return new QueryFailure('NotAllowed', 'A report query is exactly one statement; this SQL has several.')
  }
  if (/data-modifying statements/.test(message)) return new QueryFailure('NotAllowed', message)
  const given = position === undefined || prefixCharacters === undefined ? 0 : position - prefixCharacters
  return new QueryFailure(codes[code] ?? 'SqlError', message, { position: given > 0 ? given : null })
}

/** What went wrong while connecting: worth another try, but for a wrong password or a database that is not there. */
export function connectFailure(thrown: unknown, sourceName: string): QueryFailure {
  if (thrown instanceof QueryFailure) return thrown
  const { code = '' } = PostgresError.catch({}).parse(thrown)
  const words = `The data source "${sourceName}" cannot be reached: ${messageOf(thrown) || code}`
  return new QueryFailure('ResourceFailure', words, { retryable: !/^(28|3D)/.test(code) })
}

function isServerTrouble(code: string): boolean {
  const isAboutSql = code === '57014' || code === '08P01'
  return !isAboutSql && serverClasses.includes(code.slice(0, 2))
}
