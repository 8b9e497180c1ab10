import { inspect } from 'node:util'
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AppError, statusOf, type ErrorCode } from '#/lib/errors.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import type { AppContext, AppEnv, Middleware } from '#/runs-api/http/context.ts'
import type { Log } from '#/runs-api/log.ts'
import { isUnreachable } from '#/runs-api/store/is-unreachable.ts'

const codesOfStatus: Partial<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  404: 'not_found',
  413: 'payload_too_large',
}

/** The failure to answer with: ours as it is, the framework's refusals in our words, anything else without details. */
function appErrorOf(thrown: Error, requestId: string): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new AppError(codesOfStatus[thrown.status] ?? 'bad_request', thrown.message, { cause: thrown })
  }
  if (isUnreachable(thrown)) {
    return new AppError('unavailable', 'The store cannot be reached. Try again in a moment.', { cause: thrown })
  }
  return new AppError('internal', `Something failed on our side. When you report it, name request ${requestId}.`, {
    cause: thrown,
  })
}

function sendError(c: AppContext, error: AppError): Response {
  if (error.code === 'unauthorized') c.header('www-authenticate', 'Basic realm="runs"')
  return hal(c, { id: error.code, message: error.message }, statusOf(error.code))
}

/** The one place where a failure becomes the contract's error (RUNS-API 1); what is not ours is logged whole. */
export function answerError(log: Log): ErrorHandler<AppEnv> {
  return (thrown, c) => {
    const error = appErrorOf(thrown, c.get('requestId'))
    if (statusOf(error.code) >= 500) {
      const { method, path } = c.req
      log.failure('A request failed', error.cause ?? error, { requestId: c.get('requestId'), method, path })
    }
    return sendError(c, error)
  }
}

/** Gives Hono errors only: anything else that a library throws would pass by `answerError`. */
export const throwErrors: Middleware = async (_c, next) => {
  try {
    await next()
  } catch (thrown) {
    throw thrown instanceof Error ? thrown : new Error(inspect(thrown), { cause: thrown })
  }
}
