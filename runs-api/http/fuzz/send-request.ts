import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** A request as it goes over the line: one character of a text is one byte. */
export type SentRequest = {
  method: string
  target: string
  headers: Record<string, string>
  body: { text: string; isChunked: boolean } | undefined
}

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

const patienceMs = 30_000
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

function bodyOf(answer: IncomingMessage, chunks: Buffer[]): Buffer {
  const whole = Buffer.concat(chunks)
  return answer.headers['content-encoding'] === 'gzip' && whole.length > 0 ? gunzipSync(whole) : whole
}

function read(answer: IncomingMessage, isStream: boolean): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
  const chunks: Buffer[] = []
  const done = (): void =>
    resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bodyOf(answer, chunks) })
  answer.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    if (!isStream) return
    done()
    answer.destroy()
  })
  answer.on('end', done)
  answer.on('error', reject)
  return promise
}

/**
 * Sends a request with nothing made right on the way, as no `fetch` does it. `isStream` says which answers do not end by
 * themselves: those are left after their first chunk.
 * @throws when the connection breaks before an answer, or none comes for half a minute
 */
export async function sendRequest(
  origin: string,
  { method, target, headers, body }: SentRequest,
  isStream: (answer: IncomingHttpHeaders) => boolean,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const bytes = body === undefined ? undefined : Buffer.from(body.text, 'latin1')
  const framing: Record<string, string> =
    bytes === undefined
      ? {}
      : body?.isChunked === true
        ? { 'transfer-encoding': 'chunked' }
        : { 'content-length': String(bytes.length) }
  const sending = httpRequest({
    agent,
    hostname,
    port,
    method,
    path: target,
    headers: { ...headers, ...framing },
    timeout: patienceMs,
  })
  sending.on('response', resolve)
  // What breaks after an answer began, such as the rest of a body that was refused, is no loss.
  sending.on('error', reject)
  sending.on('timeout', () => sending.destroy(new Error('no answer for half a minute')))
  sending.end(bytes)
  const answer = await promise
  return read(answer, isStream(answer.headers))
}
