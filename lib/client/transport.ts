import type { z } from 'zod'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { AppError, isErrorCode } from '#/lib/errors.ts'

/** The one seam to the runs API: takes a path from `/api/` on. Who calls decides where it goes and as whom. */
export type Fetch = (path: string, init?: RequestInit) => Promise<Response>

export type Sending = { method: 'POST' | 'PATCH' | 'DELETE'; path: string; body?: unknown }

async function errorOf(response: Response): Promise<AppError> {
  const body = ErrorBody.safeParse(await response.json().catch(() => null))
  if (!body.success) {
    return new AppError('upstream_failed', `The runs API answered ${response.status} and did not say why. Try again.`)
  }
  return new AppError(isErrorCode(body.data.id) ? body.data.id : 'upstream_failed', body.data.message)
}

async function answerOf(fetch: Fetch, path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (cause) {
    if (cause instanceof AppError || init.signal?.aborted) throw cause
    throw new AppError('unavailable', 'The runs API cannot be reached. Try again in a moment.', { cause })
  }
  if (!response.ok) throw await errorOf(response)
  return response
}

async function parse<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  return parseText(await response.text().catch(() => ''), schema)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads JSON that the runs API wrote. Throws `upstream_failed` when it is not what was agreed. */
export function parseText<T>(text: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new AppError('upstream_failed', 'The runs API gave an answer that this page does not understand.', {
    cause: parsed.error,
  })
}

/** GETs a path and parses the answer. Throws the contract's error as an AppError; `unavailable` when nothing answers. */
export async function read<T>(fetch: Fetch, path: string, schema: z.ZodType<T>): Promise<T> {
  return await parse(await answerOf(fetch, path, { headers: { accept: 'application/hal+json' } }), schema)
}

/**
 * Reads as `read` does, and says by the server's clock when: `at` is ISO 8601 in UTC at a whole second, null where the
 * answer has no date.
 */
export async function readDated<T>(
  fetch: Fetch,
  path: string,
  schema: z.ZodType<T>,
): Promise<{ value: T; at: string | null }> {
  const response = await answerOf(fetch, path, { headers: { accept: 'application/hal+json' } })
  const atMs = Date.parse(response.headers.get('date') ?? '')
  return { value: await parse(response, schema), at: Number.isNaN(atMs) ? null : new Date(atMs).toISOString() }
}

/** Opens a stream of server-sent events, behind an event when one is named. Throws as `read` does. */
export async function openEvents(fetch: Fetch, path: string, lastEventId: string | null): Promise<Response> {
  const resume = lastEventId === null ? null : { 'last-event-id': lastEventId }
  return await answerOf(fetch, path, { headers: { accept: 'text/event-stream', ...resume } })
}

/** Sends a change and parses the answer. Throws as `read` does. */
export async function send<T>(fetch: Fetch, sending: Sending, schema: z.ZodType<T>): Promise<T> {
  return await parse(await sendForNothing(fetch, sending), schema)
}

/** Sends a change whose answer has no body that matters. Throws as `read` does. */
export async function sendForNothing(fetch: Fetch, { method, path, body }: Sending): Promise<Response> {
  return await answerOf(fetch, path, {
    method,
    headers: { accept: 'application/hal+json', 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })
}
