import { fromKysely, PgBoss } from 'pg-boss'
import type { Log } from '#/runs-api/log.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export const queues = { runs: 'runs', lostRuns: 'lost-runs', duplicates: 'duplicates', purge: 'purge' } as const

export type RunJob = { runId: number; reportId: number }
export type DuplicateJob = { duplicateId: number }

/** What may be asked of the queue inside a transaction: the job exists exactly when the transaction commits. */
export type Queue = {
  boss: PgBoss
  sendRun: (tx: Tx, job: RunJob) => Promise<void>
  sendDuplicate: (tx: Tx, job: DuplicateJob) => Promise<void>
  close: (graceMs: number) => Promise<void>
}

/** A worker that dies is noticed after this long without a sign of life. */
const heartbeatSeconds = 10
const day = 86_400

async function createQueues(boss: PgBoss): Promise<void> {
  const common = { notify: true, heartbeatSeconds, retryDelay: 1, retryBackoff: true, retryDelayMax: 30 }
  await boss.createQueue(queues.lostRuns, { ...common, retryLimit: 100, expireInSeconds: 60 })
  await boss.createQueue(queues.runs, {
    ...common,
    retryLimit: 10,
    expireInSeconds: day,
    deadLetter: queues.lostRuns,
    retentionSeconds: 14 * day,
    deleteAfterSeconds: 3_600,
  })
  await boss.createQueue(queues.duplicates, { ...common, retryLimit: 10, expireInSeconds: 3_600 })
  await boss.createQueue(queues.purge, { retryLimit: 3, expireInSeconds: day - 1 })
}

/** Opens the queue in the store's own database (DESIGN 2), where it keeps a schema of its own. */
export async function openQueue(databaseUrl: string, log: Log): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'runboard-queue',
    max: 8,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error) => log.failure('The queue met an error', error))
  boss.on('warning', ({ message }) => log.warn('The queue warns', { cause: message }))
  await boss.start()
  await createQueues(boss)
  return {
    boss,
    sendRun: async (tx, job) => {
      await boss.send(queues.runs, job, { db: fromKysely(tx), group: { id: String(job.reportId) } })
    },
    sendDuplicate: async (tx, job) => {
      await boss.send(queues.duplicates, job, { db: fromKysely(tx) })
    },
    close: (graceMs) => boss.stop({ graceful: true, timeout: graceMs }),
  }
}
