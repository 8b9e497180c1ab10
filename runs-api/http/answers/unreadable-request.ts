import type { Duplex } from 'node:stream'
import { RequestError } from '@hono/node-server'
import type { ErrorBody } from '#/lib/contract/hal.ts'

/** Why a request that HTTP does not allow is refused, before the API sees it. */
export const unreadableMessage =
  'The request is not readable: its address or its headers are not written as HTTP has it.'

/** Node reads 16 kB of address and headers. */
const tooLongMessage =
  'The request is not readable: its address and its headers are longer than 16 kB. Ask for less at once, such as with fewer or shorter filters.'

const refusal: ErrorBody = { id: 'bad_request', message: unreadableMessage }
const failure: ErrorBody = { id: 'internal', message: 'Something failed on our side.' }

function headersOf(body: string): Record<string, string> {
  return { 'content-type': 'application/hal+json', 'content-length': String(body.length), connection: 'close' }
}

/** Answers, as the contract has it (RUNS-API 1), what the Node server could not make a request of. */
export function answerUnreadable(error: unknown): Response {
  const isRefusal = error instanceof RequestError
  const body = JSON.stringify(isRefusal ? refusal : failure)
  return new Response(body, { status: isRefusal ? 400 : 500, headers: headersOf(body) })
}

/** The same for what the parser of HTTP refuses: there is only a connection then, which ends with the answer. */
export function endUnreadable(error: Error, socket: Duplex): void {
  const isTooLong = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW'
  const body = JSON.stringify(isTooLong ? { ...refusal, message: tooLongMessage } : refusal)
  const headers = Object.entries(headersOf(body)).map(([name, value]) => `${name}: ${value}\r\n`)
  if (socket.writable) socket.end(`HTTP/1.1 400 Bad Request\r\n${headers.join('')}\r\n${body}`)
  else socket.destroy()
}
