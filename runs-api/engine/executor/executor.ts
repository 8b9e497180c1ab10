import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '#/lib/errors.ts'
import { createChildPool, type ChildPool } from './child-pool.ts'
import type { QueryJob } from './query-job.ts'
import { failedOutcome, type QueryOutcome } from './query-outcome.ts'
import { runInChild } from './run-in-child.ts'
import { makeScratch } from './scratch.ts'
import { createSlots } from './slots.ts'

export type Executor = {
  /**
   * Runs one query of untrusted SQL in a process of its own and leaves its result as Parquet at `outputPath`, or nothing.
   * Waits for a free process when all are busy; the time limit counts from the start of the query. Never rejects.
   */
  execute: (job: QueryJob, signal?: AbortSignal) => Promise<QueryOutcome>
  /** Cancels what runs, ends every process and removes the scratch files. Nothing can be executed afterwards. */
  close: () => Promise<void>
}

/**
 * At most `size` processes, started when first needed and kept warm. `scratchDir` is an absolute directory of this machine
 * for what queries do not hold in memory.
 */
export function createExecutor({ size, scratchDir }: { size: number; scratchDir: string }): Executor {
  const closing = new AbortController()
  const slots = createSlots(size)
  const running = new Set<Promise<QueryOutcome>>()
  let opened: Promise<{ pool: ChildPool; scratch: string }> | null = null
  const open = async () => {
    const scratch = await makeScratch(scratchDir)
    return { scratch, pool: createChildPool(scratch) }
  }

  const runInSlot = async (job: QueryJob, signal: AbortSignal): Promise<QueryOutcome> => {
    const release = await slots.acquire(signal)
    if (release === null) return failedOutcome('Cancelled', 'The query was cancelled.')
    try {
      opened ??= open()
      return await runWith(await opened, job, signal)
    } catch (thrown) {
      opened = opened !== null && (await isSettledWell(opened)) ? opened : null
      return failedOutcome('ResourceFailure', `The query could not be started: ${messageOf(thrown)}`, {
        retryable: true,
      })
    } finally {
      release()
    }
  }

  return {
    execute: async (job, signal) => {
      const either = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
      const outcome = runInSlot(job, either)
      running.add(outcome)
      return outcome.finally(() => running.delete(outcome))
    },
    close: async () => {
      closing.abort()
      await Promise.all(running)
      const { pool, scratch } = (await opened?.catch(() => null)) ?? {}
      await pool?.close()
      if (scratch !== undefined) await rm(scratch, { recursive: true, force: true })
    },
  }
}

async function runWith(
  { pool, scratch }: { pool: ChildPool; scratch: string },
  job: QueryJob,
  signal: AbortSignal,
): Promise<QueryOutcome> {
  const child = await pool.take()
  const id = randomUUID()
  const work = { ...job, partialPath: `${job.outputPath}.${id}.partial`, scratchDir: join(scratch, id) }
  try {
    return await runInChild(child, work, signal)
  } finally {
    await pool.giveBack(child)
    // A killed child could not clean up after itself.
    await rm(work.scratchDir, { recursive: true, force: true })
    await rm(work.partialPath, { force: true })
  }
}

/** A scratch directory that could not be made is tried again by the next query. */
async function isSettledWell(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  )
}
