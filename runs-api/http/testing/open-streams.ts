import { request, type ClientRequest } from 'node:http'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'

/** A reader of changed runs over a connection of its own, as a browser's tab is. */
export type StreamReader = {
  /** All that came so far. */
  text: () => string
  isOver: () => boolean
  leave: () => void
}

type Where = { origin: string; account: string; authorization: string }

function readerOf(asked: ClientRequest, answer: IncomingMessage): StreamReader {
  let text = ''
  let isOver = false
  answer.setEncoding('utf8')
  answer.on('data', (chunk: string) => (text += chunk))
  answer.on('error', () => undefined)
  answer.on('close', () => (isOver = true))
  return { text: () => text, isOver: () => isOver, leave: () => asked.destroy() }
}

/** Opens the stream of changed runs; gives its status, and a reader where it was opened. */
export async function openStream({ origin, account, authorization }: Where, headers: Record<string, string> = {}) {
  const asked = request(`${origin}/api/${account}/runs/events`, {
    agent: false,
    headers: { authorization, ...headers },
  })
  asked.end()
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (answer === undefined) throw new Error('There was no answer')
  asked.on('error', () => undefined)
  return { status: answer.statusCode ?? 0, reader: readerOf(asked, answer) }
}
