const encoder = new TextEncoder()
const stillHere = encoder.encode(': still here\n\n')
const beatMs = 15_000
/** After this long the stream ends and the client comes back with its last event: who may see what is asked anew. */
const lifeMs = 5 * 60_000
const maxWaitingBytes = 1_000_000

export type ServerEvent = { id?: string; event: string; data: string }
export type EventStream = {
  body: ReadableStream<Uint8Array>
  send: (event: ServerEvent) => void
  /** What `encodeEvent` made: of an event that many are sent, once for all of them. */
  sendEncoded: (bytes: Uint8Array) => void
  onEnd: (end: () => void) => void
  close: () => void
}

export function encodeEvent({ id, event, data }: ServerEvent): Uint8Array {
  return encoder.encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`)
}

/**
 * Server-sent events with a sign of life every 15 seconds. A client that does not read is cut off when a megabyte waits for
 * it, and that is forgotten; it can come back and resume.
 */
export function openEventStream(): EventStream {
  const ends: (() => void)[] = []
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let beating: NodeJS.Timeout | undefined
  let dying: NodeJS.Timeout | undefined

  function end(): void {
    clearInterval(beating)
    clearTimeout(dying)
    for (const then of ends.splice(0)) then()
    controller = undefined
  }

  function close(): void {
    controller?.close()
    end()
  }

  function cutOff(): void {
    controller?.error(new Error('Nobody reads this stream'))
    end()
  }

  function write(bytes: Uint8Array): void {
    if (controller === undefined) return
    if ((controller.desiredSize ?? 0) < -maxWaitingBytes) return cutOff()
    controller.enqueue(bytes)
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => {
        controller = opened
        write(encoder.encode('retry: 1000\n\n'))
        beating = setInterval(() => write(stillHere), beatMs)
        dying = setTimeout(close, lifeMs)
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 65_536 }),
  )
  const send = (event: ServerEvent): void => write(encodeEvent(event))
  return { body, send, sendEncoded: write, onEnd: (then) => ends.push(then), close }
}
