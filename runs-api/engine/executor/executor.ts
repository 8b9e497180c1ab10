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

/** How often a query is given to another process because one died while it was idle. */
const maxTries = 3

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
  place: { pool: ChildPool; scratch: string },
  job: QueryJob,
  signal: AbortSignal,
): Promise<QueryOutcome> {
  const id = randomUUID()
  const work = { ...job, partialPath: `${job.outputPath}.${id}.partial`, scratchDir: join(place.scratch, id) }
  try {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const child = await place.pool.take()
      const outcome = await runInChild(child, work, signal).finally(() => place.pool.giveBack(child))
      if (outcome !== null) return outcome
    }
    throw new Error('the processes for queries end before they begin')
  } finally {
    // A killed child could not clean up after itself; where that fails, the result still counts.
    await rm(work.scratchDir, { recursive: true, force: true }).catch(() => undefined)
    await rm(work.partialPath, { force: true }).catch(() => undefined)
  }
}

/** A scratch directory that could not be made is tried again by the next query. */
async function isSettledWell(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  )
}
