/** Works one after the other, in the order they came. One whose signal ends while it waits is not begun, and throws why. */
export function createTurns() {
  let last: Promise<void> = Promise.resolve()

  return async function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    try {
      await untilEither(before, signal)
      return await work()
    } finally {
      // Who gave up waiting still keeps those behind waiting for those before.
      resolve(before)
    }
  }
}

async function untilEither(before: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const end = (): void => reject(signal.reason)
  signal.addEventListener('abort', end)
  try {
    await Promise.race([before, ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
