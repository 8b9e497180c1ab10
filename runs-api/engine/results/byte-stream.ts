const encoder = new TextEncoder()

type Texts = AsyncGenerator<string, void, void>
type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>

/** Texts as a stream of UTF-8: read only as fast as they are taken, and let go of when the reader leaves. */
export function byteStream(texts: Texts): Bytes {
  return streamOf(texts, [])
}

/**
 * The same, once the first text is there: what fails before it is thrown here, while the answer can still say so. What fails
 * later breaks the stream.
 */
export async function startedByteStream(texts: Texts): Promise<Bytes> {
  return streamOf(texts, [await texts.next()])
}

function streamOf(texts: Texts, read: IteratorResult<string, void>[]): Bytes {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const next = read.shift() ?? (await texts.next())
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => {
      await texts.return()
    },
  })
}
