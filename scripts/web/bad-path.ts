import type { ServerResponse } from 'node:http'

const message = 'the path of the request is not valid: it holds a wrong percent-encoding'

/** Answers 400: with the contract's error below /api (RUNS-API 1), with a plain line elsewhere. */
export function answerBadPath(response: ServerResponse, isApi: boolean): void {
  const contentType = isApi ? 'application/hal+json' : 'text/plain; charset=utf-8'
  const body = isApi ? JSON.stringify({ id: 'bad_request', message }) : `${message}\n`
  response.writeHead(400, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
