import type { Job } from 'pg-boss'
import { z } from 'zod'
import { failLostRun } from '#/runs-api/engine/lifecycle/fail-lost-run.ts'
import { purgeResults } from '#/runs-api/engine/lifecycle/purge-results.ts'
import { startDueRuns } from '#/runs-api/engine/lifecycle/start-due-runs.ts'
import { workDuplicate } from '#/runs-api/engine/lifecycle/work-duplicate.ts'
import { workRun, type Worker } from '#/runs-api/engine/lifecycle/work-run.ts'
import { queues, type Queue } from '#/runs-api/engine/queue/queue.ts'

export type Workers = {
  /** Stops claiming, gives what runs `graceMs`, then hands it back to the queue. */
  close: (graceMs: number) => Promise<void>
}

const scheduleEveryMs = 5_000
const RunJob = z.object({ runId: z.number(), reportId: z.number() })
const DuplicateJob = z.object({ duplicateId: z.number() })

type RunWorkers = { queue: Queue; worker: Worker; concurrency: number }

/** One job at a time; a report never holds every worker, so that another's run finds one. */
async function openRunWorker({ queue, worker, concurrency }: RunWorkers): Promise<void> {
  let workerId = ''
  const handle = async ([job]: Job<unknown>[]): Promise<void> => {
    if (job === undefined) return
    // Woken while it works, it looks for the next job as soon as this one is done, instead of at its next poll.
    queue.boss.notifyWorker(workerId)
    await workRun(worker, { job: RunJob.parse(job.data), retryCount: job.retryCount, signal: job.signal })
  }
  const options = {
    groupConcurrency: Math.max(1, concurrency - 1),
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 5,
    heartbeatRefreshSeconds: 2,
  }
  workerId = await queue.boss.work(queues.runs, options, handle)
}

function tickSchedules(queue: Queue, { db, forms, log }: Worker): NodeJS.Timeout {
  return setInterval(() => {
    startDueRuns({ db, queue, forms }, new Date()).catch((error: unknown) =>
      log.failure('Schedules could not be started', error),
    )
  }, scheduleEveryMs)
}

/** Starts what executes runs, copies duplicates, follows schedules and purges at night. */
export async function openWorkers(queue: Queue, worker: Worker, concurrency: number): Promise<Workers> {
  // Each by itself: of workers that share an id, only the first can be woken.
  for (let at = 0; at < concurrency; at += 1) await openRunWorker({ queue, worker, concurrency })
  await queue.boss.work(queues.lostRuns, async ([job]) => {
    if (job !== undefined) await failLostRun(worker.db, RunJob.parse(job.data).runId)
  })
  await queue.boss.work(queues.duplicates, { notifyPollingIntervalSeconds: 5 }, async ([job]) => {
    if (job !== undefined) await workDuplicate(worker, DuplicateJob.parse(job.data).duplicateId)
  })
  await queue.boss.work(queues.purge, async () => {
    await purgeResults(worker)
  })
  await queue.boss.schedule(queues.purge, '17 3 * * *')
  const ticking = tickSchedules(queue, worker)
  return {
    close: async (graceMs) => {
      clearInterval(ticking)
      const interrupting = setTimeout(() => worker.activeRuns.interruptAll(), graceMs)
      await Promise.all(Object.values(queues).map((name) => queue.boss.offWork(name)))
      clearTimeout(interrupting)
    },
  }
}
