import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '#/runs-api/log.ts'
import { executePlannedRun, type Execution } from '#/runs-api/sample/execute-planned-run.ts'
import type { PlannedRun } from '#/runs-api/sample/past/planned-run.ts'
import { ifUnlocked } from '#/runs-api/sample/preparation-lock.ts'
import { findSample } from '#/runs-api/sample/statements/sample-marks.ts'
import { insertExecutedRun, settleExecutedRuns } from '#/runs-api/sample/statements/insert-executed-run.ts'
import { listKnownRuns, listMemberIds } from '#/runs-api/sample/statements/sample-reports.ts'
import type { SamplePast } from '#/runs-api/sample/tell-past.ts'

/** So many runs at a time: a person's own run finds room beside them. */
const runsAtATime = 2
const tries = 3
const lookAgainMs = 5_000

/** Executing the youngest runs of the sample, in the background until it is done or closed. */
export type Completion = {
  /** Settles when nothing is left to do, here or in another process, or when it was closed. Never rejects. */
  done: Promise<void>
  close: () => Promise<void>
}

type Completing = SamplePast & { log: Log; executedRuns: () => Promise<PlannedRun[]> }

async function executeOne(run: PlannedRun, sample: Completing, execution: Execution): Promise<boolean> {
  for (let tried = 0; tried < tries; tried += 1) {
    const finished = await executePlannedRun(run, execution)
    if (finished !== null) {
      await insertExecutedRun(sample.db, sample.accountId, finished)
      return true
    }
  }
  return false
}

/** Gives how many runs could not be executed now. */
async function executeAll(runs: PlannedRun[], sample: Completing): Promise<number> {
  const { db, engine, accountId, signal } = sample
  const execution = { engine, peopleIds: await listMemberIds(db, accountId), signal }
  const waiting = runs.values()
  let left = 0
  async function lane(): Promise<void> {
    for (const run of waiting) if (!(await executeOne(run, sample, execution))) left += 1
  }
  await Promise.all(Array.from({ length: runsAtATime }, lane))
  return left
}

async function complete(sample: Completing): Promise<void> {
  const { db, accountId, log, signal, executedRuns } = sample
  const startedAt = performance.now()
  const runs = await executedRuns()
  const tokens = runs.map(({ token }) => token)
  const known = await listKnownRuns(db, tokens)
  const missing = runs.filter(({ token }) => !known.has(token))
  log.info('Executing the youngest runs of the sample …', { runs: missing.length })
  const left = await executeAll(missing, sample)
  if (signal.aborted) return
  if (left > 0) return log.warn('Some runs of the sample could not be executed and are tried again', { runs: left })
  await settleExecutedRuns(db, accountId, tokens)
  log.info('The sample workspace is complete', {
    executed: runs.length,
    seconds: Math.round((performance.now() - startedAt) / 1000),
  })
}

async function isLeft({ db, plan }: Completing): Promise<boolean> {
  return (await findSample(db, plan.workspace.username))?.isComplete === false
}

/**
 * Executes what is left of the youngest runs, in one process of the installation at a time, the others standing by. What
 * is executed is in the store at once, so that it goes on there after an end in the middle.
 */
export function completeSample(past: Omit<Completing, 'signal'>): Completion {
  const closing = new AbortController()
  const sample = { ...past, signal: closing.signal }
  async function follow(): Promise<void> {
    while (!closing.signal.aborted && (await isLeft(sample))) {
      const isOurs = await ifUnlocked(sample.db, 'executing', () => complete(sample))
      if (isOurs && !(await isLeft(sample))) return
      await wait(lookAgainMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
  async function persevere(): Promise<void> {
    try {
      await follow()
    } catch (error) {
      if (closing.signal.aborted) return
      sample.log.failure('The sample could not be completed yet', error)
      await wait(lookAgainMs, undefined, { signal: closing.signal }).catch(() => undefined)
      await persevere()
    }
  }
  const done = persevere()
  return {
    done,
    close: async () => {
      closing.abort()
      await done
    },
  }
}
