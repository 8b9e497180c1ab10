import { setTimeout as wait } from 'node:timers/promises'
import { isUnreachable } from '#/runs-api/store/is-unreachable.ts'

const pauseMs = 500
const maxPauses = 120

/** Does a write that must not be lost: while the store is away it is tried again, for a minute. */
export async function persist<T>(write: () => Promise<T>, pauses = 0): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isUnreachable(error) || pauses >= maxPauses) throw error
    await wait(pauseMs)
    return persist(write, pauses + 1)
  }
}
