import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Store } from '#/runs-api/store/open-store.ts'
import { claimRun } from '#/runs-api/store/runs/claim-run.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'
import { failureReasons } from './load/failure-messages.ts'
import type { World } from './world.ts'

const lanes = 8
const regions = ['EU', 'US', 'APAC', 'LATAM']

export type Written = { store: Store; world: World }
export type Prepared = { runId: number; reportId: number }

async function reportIds({ db }: Store, world: World): Promise<Map<string, { id: number; creator: number }>> {
  const tokens = world.reports.map(({ token }) => token)
  const { rows } = await sql<{ id: number; token: string; creator: number }>`
    select id, token, creator_id as creator from reports where token = any(${tokens})`.execute(db)
  return new Map(rows.map(({ token, ...report }) => [token, report]))
}

/** Runs that wait to be claimed, of the reports that run most. */
export async function prepareRuns({ store, world }: Written, count: number): Promise<Prepared[]> {
  const reports = await reportIds(store, world)
  const prepared: Prepared[] = []
  await inTransaction(store.db, async (tx) => {
    for (let at = 0; at < count; at += 1) {
      const report = reports.get(world.pick(world.runs).report) ?? { id: 0, creator: 0 }
      const parameters = { customer: 1 + Math.floor(world.draw() * 5_000), region: world.pick(regions) }
      const run = { reportId: report.id, parameters, executedById: report.creator, trigger: 'api' } as const
      prepared.push({ runId: (await insertRun(tx, run)).id, reportId: report.id })
    }
  })
  return prepared
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunMs = performance.now()
  await work()
  return performance.now() - begunMs
}

/** Claims a run and ends it, each in a transaction that is on disk when it comes back, with rollups and events. */
export async function workRun(
  { store: { db }, world }: Written,
  { runId }: Prepared,
): Promise<{ claimMs: number; finishMs: number }> {
  const claim = randomUUID()
  const { code, text, fingerprint } = world.pick(failureReasons)
  const failure = { code, message: text.replace('%s', '4711'), fingerprint, queryToken: null }
  const claimMs = await timed(() => claimRun(db, runId, claim))
  const ended = { runId, claim, failure: world.draw() < 0.07 ? failure : null, queries: [] }
  return { claimMs, finishMs: await timed(() => finishRun(db, ended)) }
}

export type Pace = { perSecond: number; seconds: number }

/**
 * Ends prepared runs at a steady pace, several at a time as workers do; where the store falls behind, the pace does too.
 * Gives what each took, and how many were ended a second.
 */
export async function finishSteadily(written: Written, runs: Prepared[], { perSecond }: Pace) {
  const begunMs = performance.now()
  const finishedMs: number[] = []
  let next = 0
  async function work(): Promise<void> {
    for (let run = runs[next]; run !== undefined; run = runs[next]) {
      const dueMs = begunMs + (next * 1_000) / perSecond
      next += 1
      await wait(Math.max(0, dueMs - performance.now()))
      const { claimMs, finishMs } = await workRun(written, run)
      finishedMs.push(claimMs + finishMs)
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return { finishedMs, finishedPerSecond: Math.round((runs.length * 1_000) / (performance.now() - begunMs)) }
}
