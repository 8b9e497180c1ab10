import type { Case } from './cases/case.ts'
import { finishSteadily, prepareRuns, workRun, type Written } from './finish-steadily.ts'
import type { Client } from './http.ts'
import { quantile } from './quantile.ts'

const singleRuns = 300
const boundMs = 10
const pace = { perSecond: 200, seconds: 60 }
const readsBefore = 400
const maxSlowdown = 2

type Instruments = Written & { http: Client; cases: Case[] }

const figuresOf = (ms: number[]) => ({ count: ms.length, p50_ms: quantile(ms, 0.5), p95_ms: quantile(ms, 0.95) })

/** One run after the other. */
async function measureSingle(written: Written) {
  const all: { claimMs: number; finishMs: number }[] = []
  for (const run of await prepareRuns(written, singleRuns)) all.push(await workRun(written, run))
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

async function measureSteady(instruments: Instruments) {
  const { cases } = instruments
  const runs = await prepareRuns(instruments, pace.perSecond * pace.seconds)
  const before = await read(instruments, (at) => at >= readsBefore * cases.length)
  let isOver = false
  const finishing = finishSteadily(instruments, runs, pace).finally(() => (isOver = true))
  const [during, { finishedMs, finishedPerSecond }] = await Promise.all([read(instruments, () => isOver), finishing])
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
  const isMet = finishedPerSecond >= pace.perSecond * 0.98 && reads.every(({ is_met }) => is_met)
  return { finished_per_second: finishedPerSecond, claimed_and_finished: figuresOf(finishedMs), reads, is_met: isMet }
}

/** What it costs to change runs, and what it does to those who read meanwhile. */
export async function measureWrites(instruments: Instruments) {
  return { single: await measureSingle(instruments), steady: await measureSteady(instruments) }
}
