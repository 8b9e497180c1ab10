import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Store } from '#/runs-api/store/open-store.ts'
import { claimRun } from '#/runs-api/store/runs/claim-run.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'
import { failureReasons } from './load/failure-messages.ts'
import type { Case } from './cases/case.ts'
import type { Client } from './http.ts'
import { quantile } from './quantile.ts'
import type { World } from './world.ts'

const singleRuns = 300
const boundMs = 10
const perSecond = 200
const seconds = 60
const lanes = 8
const readsBefore = 100
const maxSlowdown = 2

type Prepared = { runId: number; reportId: number }
type Instruments = { store: Store; world: World; http: Client; cases: Case[] }

async function reportIds({ db }: Store, world: World): Promise<Map<string, { id: number; creator: number }>> {
  const tokens = world.reports.map(({ token }) => token)
  const { rows } = await sql<{ id: number; token: string; creator: number }>`
    select id, token, creator_id as creator from reports where token = any(${tokens})`.execute(db)
  return new Map(rows.map(({ token, ...report }) => [token, report]))
}

async function prepare(store: Store, world: World, count: number): Promise<Prepared[]> {
  const reports = await reportIds(store, world)
  const prepared: Prepared[] = []
  await inTransaction(store.db, async (tx) => {
    for (let at = 0; at < count; at += 1) {
      const report = reports.get(world.pick(world.runs).report) ?? { id: 0, creator: 0 }
      const parameters = { customer: 1 + Math.floor(world.draw() * 5_000), region: 'EU' }
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
async function workRun(
  { db }: Store,
  world: World,
  { runId }: Prepared,
): Promise<{ claimMs: number; finishMs: number }> {
  const claim = randomUUID()
  const { code, text, fingerprint } = world.pick(failureReasons)
  const failure = { code, message: text.replace('%s', '4711'), fingerprint, queryToken: null }
  const claimMs = await timed(() => claimRun(db, runId, claim))
  const ended = { runId, claim, failure: world.draw() < 0.07 ? failure : null, queries: [] }
  return { claimMs, finishMs: await timed(() => finishRun(db, ended)) }
}

const figuresOf = (ms: number[]) => ({ count: ms.length, p50_ms: quantile(ms, 0.5), p95_ms: quantile(ms, 0.95) })

/** One run after the other. */
async function measureSingle({ store, world }: Instruments) {
  const all: { claimMs: number; finishMs: number }[] = []
  for (const run of await prepare(store, world, singleRuns)) all.push(await workRun(store, world, run))
  const [claimed, finished] = [all.map(({ claimMs }) => claimMs), all.map(({ finishMs }) => finishMs)].map(figuresOf)
  const isMet = [claimed, finished].every((figures) => (figures?.p95_ms ?? Infinity) <= boundMs)
  return { claimed, finished, bound_ms: boundMs, is_met: isMet }
}

/** Reads of every case in turn until `isOver`; gives the times by case. */
async function read({ world, http, cases }: Instruments, isOver: (at: number) => boolean) {
  const times = cases.map((): number[] => [])
  const paths = cases.map((one) => one.paths(world, readsBefore))
  for (let at = 0; !isOver(at); at += 1) {
    const path = paths[at % cases.length]?.[Math.floor(at / cases.length) % readsBefore] ?? ''
    times[at % cases.length]?.push((await http.get(path)).ms)
  }
  return times
}

/** Ends runs at a steady pace, several at a time as workers do; where the store falls behind, the pace does too. */
async function finishSteadily({ store, world }: Instruments, runs: Prepared[]) {
  const begunMs = performance.now()
  const finishedMs: number[] = []
  let next = 0
  async function work(): Promise<void> {
    for (let run = runs[next]; run !== undefined; run = runs[next]) {
      const dueMs = begunMs + (next * 1_000) / perSecond
      next += 1
      await wait(Math.max(0, dueMs - performance.now()))
      const { claimMs, finishMs } = await workRun(store, world, run)
      finishedMs.push(claimMs + finishMs)
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return { finishedMs, tookSeconds: (performance.now() - begunMs) / 1_000 }
}

async function measureSteady(instruments: Instruments) {
  const { store, world, cases } = instruments
  const runs = await prepare(store, world, perSecond * seconds)
  const before = await read(instruments, (at) => at >= readsBefore * cases.length)
  let isOver = false
  const finishing = finishSteadily(instruments, runs).finally(() => (isOver = true))
  const [during, { finishedMs, tookSeconds }] = await Promise.all([read(instruments, () => isOver), finishing])
  const reads = cases.map(({ name }, at) => {
    const [calm, busy] = [quantile(before[at] ?? [], 0.95), quantile(during[at] ?? [], 0.95)]
    return {
      case: name,
      before_p95_ms: calm,
      during_p95_ms: busy,
      count: during[at]?.length ?? 0,
      is_met: busy <= maxSlowdown * calm,
    }
  })
  const rate = Math.round(runs.length / tookSeconds)
  const isMet = rate >= perSecond * 0.98 && reads.every(({ is_met }) => is_met)
  return { finished_per_second: rate, claimed_and_finished: figuresOf(finishedMs), reads, is_met: isMet }
}

/** What it costs to change runs, and what it does to those who read meanwhile. */
export async function measureWrites(instruments: Instruments) {
  return { single: await measureSingle(instruments), steady: await measureSteady(instruments) }
}
