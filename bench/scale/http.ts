import { Agent, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

/** `body` unpacks what was sent; who only waits for an answer need not. */
export type Reply = { ms: number; status: number; sentBytes: number; body: () => Buffer }
export type Client = { get: (path: string) => Promise<Reply>; close: () => void }

/** Asks one request after the other over one connection, as a browser that keeps it. Bodies come compressed. */
export function openClient(origin: string, authorization: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { authorization, accept: 'application/hal+json', 'accept-encoding': 'gzip' }

  /** A connection that was not used for some seconds may be closed just as it is used again: that says nothing of the API. */
  async function answerOf(path: string): Promise<IncomingMessage> {
    const asked = request(`${origin}${path}`, { agent, headers })
    asked.end()
    try {
      const [answer]: IncomingMessage[] = await once(asked, 'response')
      if (answer !== undefined) return answer
    } catch (error) {
      if (!asked.reusedSocket) throw error
    }
    return answerOf(path)
  }

  async function get(path: string): Promise<Reply> {
    const begunMs = performance.now()
    const answer = await answerOf(path)
    const sent = await buffer(answer)
    const ms = performance.now() - begunMs
    const body = () => (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent)
    return { ms, status: answer.statusCode ?? 0, sentBytes: sent.length, body }
  }

  return { get, close: () => agent.destroy() }
}

const Listed = z.object({ _embedded: z.record(z.string(), z.array(z.unknown())) })

/** How many things an answer lists; null for one that is no list. */
export function rowsOf(body: Buffer): number | null {
  const { data } = Listed.safeParse(JSON.parse(body.toString()))
  return data === undefined ? null : Object.values(data._embedded).reduce((sum, rows) => sum + rows.length, 0)
}
