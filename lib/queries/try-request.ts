import type { ApiParameter } from '#/lib/client/api-document.ts'
import { AppError } from '#/lib/errors.ts'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'

export type TryRequestInput = { path: string; values: { field: ApiParameter; value: string }[] }
export type TriedRequest = { address: string; status: number; text: string }

const maxTextLength = 20_000
const timeoutMs = 15_000

function addressOf({ path, values }: TryRequestInput): string {
  const search = new URLSearchParams()
  let filled = path
  for (const { field, value } of values) {
    if (field.in === 'path') filled = filled.replace(`{${field.name}}`, encodeURIComponent(value))
    else if (value !== '') search.append(field.name, value)
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}

/** The first part of an answer: a stream or a large file is not read to its end. */
async function readStart(response: Response): Promise<string> {
  if (response.body === null) return ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (text.length < maxTextLength) {
    const { done, value } = await reader.read()
    if (done) return text
    text += value
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) break
  }
  await reader.cancel()
  return `${text.slice(0, maxTextLength)}\n… and so on`
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** GETs an address of the API as it was filled in. Throws `unavailable` when nothing answers within 15 seconds. */
export async function tryRequest(input: TryRequestInput): Promise<TriedRequest> {
  const address = addressOf(input)
  try {
    const response = await browserFetch(address, { signal: AbortSignal.timeout(timeoutMs) })
    return { address, status: response.status, text: indented(await readStart(response)) }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('unavailable', 'No answer came within 15 seconds. Try again in a moment.', { cause })
  }
}
