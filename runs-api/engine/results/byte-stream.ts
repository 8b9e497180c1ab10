const encoder = new TextEncoder()

/**
 * Texts as a stream of UTF-8, once the first is there: what fails before it is thrown here, while the answer can still say so,
 * and what fails later breaks the stream. The rest is read only as fast as it is taken, and let go of when the reader leaves.
 */
export async function startedByteStream(
  texts: AsyncGenerator<string, void, void>,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const read = [await texts.next()]
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
