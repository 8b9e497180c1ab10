import type { Fetch } from '#/lib/client/transport.ts'
import { AppError, statusOf } from '#/lib/errors.ts'
import type { ErrorCode } from '#/lib/errors.ts'

/** The way from a browser to a runs API, with what can happen on it. */
export type TestingWire = {
  fetch: Fetch
  /** What was asked so far, oldest first. */
  asked: { path: string; lastEventId: string | null }[]
  /** From now on paths with this text are refused; null opens them again. */
  refuse: (text: string, code: ErrorCode | null) => void
  /** Breaks every answer that is still being read. */
  cut: () => void
}

/** Leads to `answer`, which is a runs API without a port. */
export function openTestingWire(answer: (request: Request) => Response | Promise<Response>): TestingWire {
  const asked: TestingWire['asked'] = []
  const refused = new Map<string, ErrorCode>()
  let broken = new AbortController()

  function refusalOf(path: string): Response | undefined {
    const [, code] = [...refused].find(([text]) => path.includes(text)) ?? []
    if (code === undefined) return undefined
    return Response.json({ id: code, message: 'The wire was closed.' }, { status: statusOf(code) })
  }

  return {
    asked,
    refuse: (text, code) => void (code === null ? refused.delete(text) : refused.set(text, code)),
    cut: () => {
      broken.abort(new AppError('unavailable', 'The wire was cut.'))
      broken = new AbortController()
    },
    fetch: async (path, init) => {
      const request = new Request(`http://runs.test${path}`, init)
      asked.push({ path, lastEventId: request.headers.get('last-event-id') })
      const response = refusalOf(path) ?? (await answer(request))
      const signal = AbortSignal.any([broken.signal, request.signal])
      return new Response(response.body?.pipeThrough(new TransformStream(), { signal }) ?? null, response)
    },
  }
}
