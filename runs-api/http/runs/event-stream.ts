const encoder = new TextEncoder()
const beatMs = 15_000
/** After this long the stream ends and the client comes back with its last event: who may see what is asked anew. */
const lifeMs = 5 * 60_000
const maxWaitingBytes = 1_000_000

export type ServerEvent = { id?: string; event: string; data: string }
export type EventStream = {
  body: ReadableStream<Uint8Array>
  send: (event: ServerEvent) => void
  onEnd: (end: () => void) => void
  close: () => void
}

function format({ id, event, data }: ServerEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`
}

/**
 * Server-sent events with a sign of life every 15 seconds. A client that does not read is let go when a megabyte waits for
 * it; it can come back and resume.
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

  function write(text: string): void {
    if (controller === undefined) return
    if ((controller.desiredSize ?? 0) < -maxWaitingBytes) return close()
    controller.enqueue(encoder.encode(text))
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => {
        controller = opened
        write('retry: 1000\n\n')
        beating = setInterval(() => write(': still here\n\n'), beatMs)
        dying = setTimeout(close, lifeMs)
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 65_536 }),
  )
  return { body, send: (event) => write(format(event)), onEnd: (then) => ends.push(then), close }
}
