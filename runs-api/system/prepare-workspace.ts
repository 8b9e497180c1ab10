import { join } from 'node:path'
import type { RunsApiEnv } from '#/runs-api/env.ts'
import { createExecutor } from '#/runs-api/engine/executor/executor.ts'
import type { Log } from '#/runs-api/log.ts'
import type { Completion } from '#/runs-api/sample/complete-sample.ts'
import { beginPast, openSample } from '#/runs-api/sample/open-sample.ts'
import { whileLocked } from '#/runs-api/sample/preparation-lock.ts'
import type { SampleState } from '#/runs-api/sample/statements/sample-marks.ts'
import { hasPeople } from '#/runs-api/store/accounts.ts'
import { createSignInLink } from '#/runs-api/store/credentials.ts'
import { findFirstAdministrator } from '#/runs-api/store/memberships.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { System } from '#/runs-api/system/open-system.ts'
import { sampleDir } from '#/runs-api/system/sample-dir.ts'
import { findFirstWorkspace, watchReports, type ReportWatch } from '#/runs-api/system/watch-reports.ts'
import { readWorkspacePlan } from '#/sample/read-sample.ts'

export type PreparedWorkspace = { signInPath: string | null; close: () => Promise<void> }

type Preparation = { system: System; env: RunsApiEnv; log: Log }

/** The youngest runs of the sample have processes of their own: a person's run never waits for one of them. */
const sampleProcesses = 2

/** Where this installation's report folders are; undefined when it has none. */
function reportsDirOf({ REPORTS_DIR }: RunsApiEnv, sample: SampleState | undefined): string | undefined {
  return REPORTS_DIR ?? (sample === undefined ? undefined : join(sampleDir, 'reports'))
}

async function watch({ system, env, log }: Preparation, sample: SampleState | undefined): Promise<ReportWatch | null> {
  const { db } = system.store
  const reportsDir = reportsDirOf(env, sample)
  if (reportsDir === undefined) return null
  return watchReports({ db, reportsDir, log, findWorkspace: async () => sample ?? findFirstWorkspace(db) })
}

async function tellStory({ system, env, log }: Preparation, sample: SampleState): Promise<Completion> {
  const executor = createExecutor({ size: sampleProcesses, scratchDir: join(env.DATA_DIR, 'scratch') })
  const engine = { ...system.engine, executor }
  const plan = await readWorkspacePlan()
  const completion = await beginPast(sample, { db: system.store.db, engine, plan, log, now: new Date() })
  const done = completion.done.then(() => executor.close())
  return {
    done,
    close: async () => {
      await completion.close()
      await done
    },
  }
}

async function prepareSample({ system, env, log }: Preparation): Promise<SampleState | undefined> {
  if (env.SAMPLE === 'off') return undefined
  return openSample({
    db: system.store.db,
    plan: await readWorkspacePlan(),
    warehouse: { file: join(env.DATA_DIR, 'warehouse.duckdb'), script: join(sampleDir, 'warehouse.sql') },
    log,
  })
}

/** Null where there are people and none of them is an administrator: then a link could be for nobody. */
async function signInPathOf(db: Db): Promise<string | null> {
  const hasReader = (await findFirstAdministrator(db)) !== undefined || !(await hasPeople(db))
  return hasReader ? `/sign-in?link=${await createSignInLink(db)}` : null
}

/**
 * Makes the sample workspace in an installation that has nobody (SAMPLE=on), brings in the report folders and goes on
 * looking for changed ones, and gives the one-time link of this start. What is slow about the sample, executing its
 * youngest runs, goes on in the background until `close`; a start that is cut short is taken up again by the next.
 * @throws AppError with a sentence when the report folders cannot be read, or the warehouse cannot be made
 */
export async function prepareWorkspace(system: System, env: RunsApiEnv, log: Log): Promise<PreparedWorkspace> {
  const { db } = system.store
  const preparation = { system, env, log }
  // Several processes may start at once: one prepares, the others wait and then find it done.
  const [reports, story] = await whileLocked(db, 'preparing', async () => {
    const sample = await prepareSample(preparation)
    const watching = await watch(preparation, sample)
    // The plan tells the past of the sample's own reports and knows nothing of others.
    const hasStory = sample !== undefined && env.REPORTS_DIR === undefined
    return [watching, hasStory ? await tellStory(preparation, sample) : null] as const
  })
  return {
    signInPath: await signInPathOf(db),
    close: async () => {
      await Promise.all([reports?.close(), story?.close()])
    },
  }
}
