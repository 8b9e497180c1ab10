import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StreamEvent, eventParser, readEvents } from '#/lib/client/event-stream.ts'

const parsed = (text: string): StreamEvent[] => eventParser()(text)

describe('eventParser', () => {
  test('reads kinds, data of several lines and ids, and keeps the last id', () => {
    const text = 'retry: 1000\n\n: hello\nid: 7-1\nevent: run\ndata: {\ndata:  "a":1}\n\ndata\n\nevent: open\n\n'
    expect(parsed(text)).toEqual([
      { event: 'run', data: '{\n "a":1}', id: '7-1' },
      { event: 'message', data: '', id: '7-1' },
    ])
  })

  test('passes over an event that its end did not follow, a field nobody knows and an id with a NUL', () => {
    expect(parsed('id: a\nwhat: x\ndata: 1\n\nid: b\0\ndata: 2\n\ndata: 3')).toEqual([
      { event: 'message', data: '1', id: 'a' },
      { event: 'message', data: '2', id: 'a' },
    ])
  })

  test('finds the same events wherever the text is cut and however its lines end', () => {
    const line = fc.constantFrom('data: a', 'data:b: c', 'id: 4-2', 'event: run', ': beat', '', '', 'data:  ü', 'x')
    const end = fc.constantFrom('\n', '\r', '\r\n')
    const text = fc.array(fc.tuple(line, end), { maxLength: 30 })
    fc.assert(
      fc.property(text, fc.array(fc.nat(200), { maxLength: 20 }), (lines, cuts) => {
        const whole = lines.flat().join('')
        const parse = eventParser()
        const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
        const chunks = places.map((from, at) => whole.slice(from, places[at + 1] ?? whole.length))
        const plain = parsed(whole.replaceAll(/\r\n|\r/g, '\n'))
        expect(chunks.flatMap((chunk) => parse(chunk))).toEqual(plain)
      }),
    )
  })
})

describe('readEvents', () => {
  test('puts characters together that were cut in two, and takes no byte order mark for a field', async () => {
    const bytes = new TextEncoder().encode('\uFEFFdata: zürich\n\n')
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
        controller.close()
      },
    })
    const events: StreamEvent[] = []
    for await (const some of readEvents(body)) events.push(...some)
    expect(events).toEqual([{ event: 'message', data: 'zürich', id: '' }])
  })

  test('lets go of the body when the reader has heard enough', async () => {
    let isLetGo = false
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
      cancel: () => {
        isLetGo = true
      },
    })
    for await (const some of readEvents(body)) if (some.length > 0) break
    expect(isLetGo).toBe(true)
  })
})
