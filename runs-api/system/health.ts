import { setTimeout as wait } from 'node:timers/promises'
import { messageOf } from '#/lib/errors.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { hasLivingWorker } from '#/runs-api/store/worker-signs.ts'

const patienceMs = 1_500

/** `ok`, or what is wrong, of each part. */
export type Health = { store: string; worker: string }

async function readHealth(db: Db): Promise<Health> {
  const isAlive = await hasLivingWorker(db)
  return { store: 'ok', worker: isAlive ? 'ok' : 'No worker gives a sign of life: accepted runs wait for one.' }
}

/** Whether the store and a worker answer, told within a second and a half. Never throws. */
export async function checkHealth(db: Db): Promise<Health> {
  const late = new AbortController()
  const silence = wait(patienceMs, { store: 'The store does not answer.', worker: 'unknown' }, { signal: late.signal })
  silence.catch(() => undefined)
  try {
    return await Promise.race([readHealth(db), silence])
  } catch (error) {
    return { store: `The store cannot be reached: ${messageOf(error)}`, worker: 'unknown' }
  } finally {
    late.abort()
  }
}
