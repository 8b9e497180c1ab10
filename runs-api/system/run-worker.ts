import { randomUUID } from 'node:crypto'
import { openWorkers, type Workers } from '#/runs-api/engine/queue/open-workers.ts'
import type { Queue } from '#/runs-api/engine/queue/queue.ts'
import type { Worker } from '#/runs-api/engine/lifecycle/work-run.ts'
import { signLife, withdrawSign } from '#/runs-api/store/worker-signs.ts'

const signEveryMs = 2_000

/** Starts this process's workers, which say that they live until they are closed. */
export async function runWorker(queue: Queue, worker: Worker, concurrency: number): Promise<Workers> {
  const name = randomUUID()
  const sign = (): void => {
    signLife(worker.db, name).catch((error: unknown) => worker.log.failure('The worker cannot reach the store', error))
  }
  await signLife(worker.db, name)
  const workers = await openWorkers(queue, worker, concurrency)
  const signing = setInterval(sign, signEveryMs)
  return {
    close: async (graceMs) => {
      clearInterval(signing)
      await withdrawSign(worker.db, name).catch(() => undefined)
      await workers.close(graceMs)
    },
  }
}
