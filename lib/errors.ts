/** Every code the product answers with, and the HTTP status it has on the wire (RUNS-API 1). */
const httpStatus = {
  bad_request: 400,
  param_missing: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unprocessable: 422,
  too_many_requests: 429,
  internal: 500,
  upstream_failed: 502,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof httpStatus

/** A failure with a sentence for the person who meets it: what happened and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

export function statusOf(code: ErrorCode): (typeof httpStatus)[ErrorCode] {
  return httpStatus[code]
}

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(httpStatus, text)
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown)
  // Libraries throw what only looks like an error, and give one that came from another realm.
  return 'message' in thrown && typeof thrown.message === 'string' ? thrown.message : JSON.stringify(thrown)
}
