import { startChild, type Child } from './child-process.ts'
import { residentBytes } from './resident-memory.ts'

/** A process that keeps more than this after its query makes place for a fresh one. */
const maxIdleBytes = 400 * 1_048_576

export type ChildPool = {
  /** An idle child, or a new one; rejects when it cannot start. How many are out is for the caller to limit. */
  take: () => Promise<Child>
  giveBack: (child: Child) => Promise<void>
  close: () => Promise<void>
}

export function createChildPool(scratchDir: string): ChildPool {
  const idle: Child[] = []
  const all = new Set<Child>()
  let isClosed = false

  const start = async (): Promise<Child> => {
    const child = startChild(scratchDir)
    all.add(child)
    void child.gone.then(() => all.delete(child))
    await child.ready
    return child
  }

  /** Has a warm process ready for the query after one that took its process with it. */
  const replace = async () => {
    if (isClosed) return
    // When it cannot start, the next query tries again and tells.
    const child = await start().catch(() => null)
    if (child !== null) idle.push(child)
  }

  return {
    take: async () => {
      let child = idle.pop()
      while (child?.isGone()) child = idle.pop()
      return child ?? start()
    },
    giveBack: async (child) => {
      const kept = child.isGone() ? null : await residentBytes(child.pid)
      if (!child.isGone() && (kept ?? 0) <= maxIdleBytes) {
        idle.push(child)
        return
      }
      child.kill()
      void replace()
    },
    close: async () => {
      isClosed = true
      for (const child of all) child.kill()
      await Promise.all([...all].map((child) => child.gone))
    },
  }
}
