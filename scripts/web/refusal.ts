import type { ServerResponse } from 'node:http'
import { statusOf, type ErrorCode } from '#/lib/errors.ts'
import type { RequestPath } from './request-path.ts'

/** Why a request is answered before Next sees it. */
export type Refusal = { code: ErrorCode; message: string; headers: Record<string, string> }

/** The methods Next can handle; it fails at TRACE, and calls others a bad request. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

export function refusalOf(method: string, path: RequestPath): Refusal | null {
  if (!methods.includes(method)) {
    return {
      code: 'method_not_allowed',
      message: `${method} is not allowed here`,
      headers: { allow: methods.join(', ') },
    }
  }
  if (path.url !== null) return null
  return { code: 'bad_request', message: 'the path of the request holds a wrong percent-encoding', headers: {} }
}

/** Answers with the contract's error below /api (RUNS-API 1), and with a plain line elsewhere. */
export function answerRefusal(response: ServerResponse, { code, message, headers }: Refusal, isApi: boolean): void {
  const body = isApi ? JSON.stringify({ id: code, message }) : `${message}\n`
  response.writeHead(statusOf(code), {
    ...headers,
    'content-type': isApi ? 'application/hal+json' : 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
  })
  response.end(body)
}
