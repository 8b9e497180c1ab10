/** A server-sent event: its kind, its data, and the id after which a reader resumes (empty when none was given yet). */
export type StreamEvent = { event: string; data: string; id: string }

/** What of a line belongs together until an empty line ends the event. */
type Pending = { event: string; data: string[] }

function fieldOf(line: string): { name: string; value: string } {
  const colon = line.indexOf(':')
  if (colon === -1) return { name: line, value: '' }
  const value = line.slice(colon + 1)
  return { name: line.slice(0, colon), value: value.startsWith(' ') ? value.slice(1) : value }
}

/** Cuts text into lines, wherever it is cut into chunks: a line ends with CR, LF or both. */
function lineCutter(): (text: string) => string[] {
  let rest = ''
  let isAfterReturn = false
  return (text) => {
    // A line feed right behind a carriage return that ended the chunk before belongs to that one.
    const given = isAfterReturn && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') isAfterReturn = text.endsWith('\r')
    const lines = `${rest}${given}`.split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    return lines
  }
}

/**
 * Reads server-sent events (HTML Standard, 9.2.6) from text that comes in chunks of any size. Each call takes a chunk and
 * gives the events that it completes; comments and `retry` are passed over.
 */
export function eventParser(): (text: string) => StreamEvent[] {
  const linesOf = lineCutter()
  let pending: Pending = { event: '', data: [] }
  let id = ''

  function take(line: string): StreamEvent[] {
    if (line === '') return finish()
    const { name, value } = fieldOf(line)
    if (name === 'event') pending.event = value
    if (name === 'data') pending.data.push(value)
    if (name === 'id' && !value.includes('\0')) id = value
    return []
  }

  function finish(): StreamEvent[] {
    const { event, data } = pending
    pending = { event: '', data: [] }
    return data.length === 0 ? [] : [{ event: event || 'message', data: data.join('\n'), id }]
  }

  return (text) => linesOf(text).flatMap(take)
}

/** The events of a body as they come, those that come together at once. Throws what reading the body throws. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent[]> {
  const parse = eventParser()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield parse(decoder.decode(value, { stream: true }))
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
