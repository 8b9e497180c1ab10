import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import type { Log } from '#/runs-api/log.ts'
import { completeSample, type Completion } from '#/runs-api/sample/complete-sample.ts'
import { makeWarehouse, type Warehouse } from '#/runs-api/sample/make-warehouse.ts'
import { makeWorkspace } from '#/runs-api/sample/make-workspace.ts'
import type { Past } from '#/runs-api/sample/past/planned-runs.ts'
import { findSample, type SampleState } from '#/runs-api/sample/statements/sample-marks.ts'
import { drawPast, tellPast, type SamplePast } from '#/runs-api/sample/tell-past.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { WorkspacePlan } from '#/sample/workspace-plan.ts'

export type SampleMaking = { db: Db; plan: WorkspacePlan; warehouse: Warehouse; log: Log }

/**
 * The sample workspace with its people and its warehouse: made where nobody is yet, found where it was made before.
 * Undefined in an installation that people have taken without it. Hold the lock `preparing`.
 */
export async function openSample({ db, plan, warehouse, log }: SampleMaking): Promise<SampleState | undefined> {
  if (await makeWorkspace(db, plan)) log.info('The sample workspace is made', { workspace: plan.workspace.username })
  const sample = await findSample(db, plan.workspace.username)
  if (sample !== undefined) await makeWarehouse(warehouse, log)
  return sample
}

export type SampleStory = { db: Db; engine: Engine; plan: WorkspacePlan; log: Log; now: Date }

async function makePast(past: SamplePast, { log, now }: SampleStory): Promise<Past> {
  log.info('Making the past of the sample workspace …')
  const runs = await drawPast(past, now)
  await tellPast(past, { runs, endsAt: now })
  log.info('The past of the sample workspace is made', { told: runs.told.length, toExecute: runs.executed.length })
  return runs
}

/**
 * Gives the sample its past, which ends `now`, when it has none yet, and begins to execute its youngest runs, or goes on
 * where an earlier start was cut short. The reports have to be in. Hold the lock `preparing`.
 */
export async function beginPast(sample: SampleState, story: SampleStory): Promise<Completion> {
  const { db, engine, plan, log } = story
  const { accountId, pastEndsAt, isComplete } = sample
  if (isComplete) return { done: Promise.resolve(), close: async () => undefined }
  const past = { db, engine, accountId, plan }
  let runs = pastEndsAt === null ? await makePast(past, story) : undefined
  return completeSample({
    ...past,
    log,
    executedRuns: async () => {
      runs ??= await drawPast(past, pastEndsAt ?? story.now)
      return runs.executed
    },
  })
}
