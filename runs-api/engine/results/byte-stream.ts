const encoder = new TextEncoder()

/** Texts as a stream of UTF-8: read only as fast as they are taken, and let go of when the reader leaves. */
export function byteStream(texts: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const next = await texts.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => {
      await texts.return()
    },
  })
}
