/**
 * Says every few seconds that something still goes on.
 * @template T
 * @param {string} what
 * @param {Promise<T>} work
 * @param {(line: string) => void} say
 * @returns {Promise<T>}
 */
export async function sayWhile(what, work, say) {
  const begunAt = Date.now()
  const timer = setInterval(() => say(`  … ${what} (${Math.round((Date.now() - begunAt) / 1000)} s)`), 5000)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
