import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Log } from '#/runs-api/log.ts'
import { executePlannedRun } from '#/runs-api/sample/execute-planned-run.ts'
import type { PlannedRun } from '#/runs-api/sample/past/planned-run.ts'
import { ifUnlocked } from '#/runs-api/sample/preparation-lock.ts'
import { insertFinishedRuns } from '#/runs-api/sample/statements/insert-finished-runs.ts'
import { findSample, markSampleComplete } from '#/runs-api/sample/statements/sample-marks.ts'
import { listKnownRuns, listMemberIds } from '#/runs-api/sample/statements/sample-reports.ts'
import type { SamplePast } from '#/runs-api/sample/tell-past.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { recoverAllFailures } from '#/runs-api/store/runs/recover-failures.ts'
import { judgeAllDurations } from '#/runs-api/store/runs/slow-runs.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const lookAgainMs = 5_000

/** Executing the youngest runs of the sample, in the background until it is done or closed. */
export type Completion = {
  /** Settles when nothing is left to do, here or in another process, or when it was closed. Never rejects. */
  done: Promise<void>
  close: () => Promise<void>
}

/** `executedRuns` gives the planned runs that are to be executed, in the order in which that is done. */
type SampleToComplete = SamplePast & { log: Log; executedRuns: () => Promise<PlannedRun[]> }
type Completing = SampleToComplete & { signal: AbortSignal }

/**
 * False when it was stopped. One after the other: two at a time were no faster on two cores, took each other's time, which would then stand in
 * their durations, and left a person less room.
 */
async function executeAll(runs: PlannedRun[], { db, engine, accountId, signal }: Completing): Promise<boolean> {
  const execution = { engine, peopleIds: await listMemberIds(db, accountId), signal }
  for (const run of runs) {
    const finished = await executePlannedRun(run, execution)
    if (finished === null) return false
    await inTransaction(db, (tx) => insertFinishedRuns(tx, accountId, [finished]))
  }
  return true
}

/**
 * The newest runs came first: only when all are there is it plain which one was the first to recover a failure. That is
 * no news of a run of days ago, so nobody hears of it.
 */
async function settle(db: Db, accountId: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`set local runboard.quiet = 'on'`.execute(tx)
    await recoverAllFailures(tx, accountId)
    await judgeAllDurations(tx, accountId)
    await markSampleComplete(tx, accountId)
  })
}

async function complete(sample: Completing): Promise<void> {
  const { db, accountId, log } = sample
  const startedAt = performance.now()
  const runs = await sample.executedRuns()
  const known = await listKnownRuns(
    db,
    runs.map(({ token }) => token),
  )
  const missing = runs.filter(({ token }) => !known.has(token))
  log.info('Executing the youngest runs of the sample …', { runs: missing.length })
  if (!(await executeAll(missing, sample))) return
  await settle(db, accountId)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  log.info('The sample workspace is complete', { executed: missing.length, seconds })
}

async function isLeft({ db, plan }: Completing): Promise<boolean> {
  return (await findSample(db, plan.workspace.username))?.isComplete === false
}

/** While another process executes the runs this one stands by, and goes on where that one ended. */
async function completeOnce(sample: Completing): Promise<void> {
  const pause = (): Promise<void> => wait(lookAgainMs, undefined, { signal: sample.signal }).catch(() => undefined)
  try {
    const isOurs = await ifUnlocked(sample.db, 'executing', () => complete(sample))
    if (!isOurs) await pause()
  } catch (error) {
    if (sample.signal.aborted) return
    sample.log.failure('The sample could not be completed yet', error)
    await pause()
  }
}

/**
 * Executes what is left of the youngest runs, in one process of the installation at a time. What is executed is in the
 * store at once, so that it goes on there after an end in the middle.
 */
export function completeSample(past: SampleToComplete): Completion {
  const closing = new AbortController()
  const sample = { ...past, signal: closing.signal }
  async function follow(): Promise<void> {
    while (!closing.signal.aborted && (await isLeft(sample).catch(() => true))) await completeOnce(sample)
  }
  const done = follow()
  return {
    done,
    close: async () => {
      closing.abort()
      await done
    },
  }
}
