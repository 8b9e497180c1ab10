import { failedOutcome, type FailedOutcome, type QueryErrorCode } from '#/runs-api/engine/executor/query-outcome.ts'

const maxMessageCharacters = 2_000

/** A query that gave no result, for a reason its reader can act on. */
export class QueryFailure extends Error {
  readonly code: QueryErrorCode
  readonly position: number | null
  readonly retryable: boolean

  constructor(
    code: QueryErrorCode,
    message: string,
    { position = null, retryable = false }: { position?: number | null; retryable?: boolean } = {},
  ) {
    super(message)
    this.name = 'QueryFailure'
    this.code = code
    this.position = position
    this.retryable = retryable
  }
}

/** The failure as it leaves the child, with `Position: N` at the end of the message (RUNS-API 4). */
export function outcomeOfFailure(failure: QueryFailure): FailedOutcome {
  const { code, position, retryable } = failure
  const message =
    failure.message.length > maxMessageCharacters
      ? `${failure.message.slice(0, maxMessageCharacters)}…`
      : failure.message
  return failedOutcome(code, position === null ? message : `${message}\nPosition: ${position}`, { position, retryable })
}
