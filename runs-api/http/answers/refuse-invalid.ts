import type { Hook } from '@hono/zod-openapi'
import type { z } from 'zod'
import { AppError } from '#/lib/errors.ts'
import { issueSentence } from '#/runs-api/http/answers/issue-sentence.ts'
import type { AppEnv } from '#/runs-api/http/context.ts'

/** A segment of the path that cannot be a name of ours is a thing that does not exist (RUNS-API 1: "Only tokens route"). */
function notFound(error: z.core.$ZodError): AppError {
  const segment = String(error.issues[0]?.path[0] ?? 'request path').replaceAll('_', ' ')
  return new AppError('not_found', `${segment} not found`)
}

/** Only an object at the top wraps all that a body holds. */
function isWrapper(issue: z.core.$ZodIssue | undefined): boolean {
  return issue?.code === 'invalid_type' && issue.expected === 'object' && issue.path.length === 1
}

/** The `bad_request` for what a schema refuses; `param_missing` when the body lacks what wraps everything (RUNS-API 5). */
export function badRequest(error: z.core.$ZodError, input: unknown): AppError {
  const { field, isMissing, sentence } = issueSentence(error, input)
  return isMissing && isWrapper(error.issues[0])
    ? new AppError('param_missing', `param is missing or the value is empty: ${field}`)
    : new AppError('bad_request', sentence)
}

/** The answer of every route to a request its schemas refuse. */
export const refuseInvalid: Hook<unknown, AppEnv, string, undefined> = (result) => {
  if (result.success) return undefined
  if (result.target === 'param') throw notFound(result.error)
  throw badRequest(result.error, Reflect.get(result, 'data'))
}
