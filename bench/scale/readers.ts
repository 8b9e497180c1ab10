import autocannon from 'autocannon'
import { setTimeout as wait } from 'node:timers/promises'
import { address, type Case } from './cases/case.ts'
import { finishSteadily, prepareRuns, type Written } from './finish-steadily.ts'
import { openClient } from './http.ts'
import { quantile } from './quantile.ts'

const connections = 300
const pace = { perSecond: 50, seconds: 60 }
/** Requests that a connection goes through, again from the first when it is through. */
const pathsEach = 40
const boundMs = 500
/** How long a person looks at an answer, on average, before the next question. */
const meanThoughtMs = 3_000

type Instruments = Written & { origin: string; authorization: string; cases: Case[] }
type Asked = { path: string; group: string }

/** For each connection its own requests, of every case as often as of the others, none in step with its neighbour. */
function shareOut({ world, cases }: Instruments): Asked[][] {
  const each = Math.ceil((connections * pathsEach) / cases.length)
  const pools = cases.map((one) => one.paths(world, each).map((path) => ({ path, group: one.group })))
  const all = pools.flat().map((asked) => ({ asked, order: world.draw() }))
  const shuffled = all.toSorted((a, b) => a.order - b.order).map(({ asked }) => asked)
  return Array.from({ length: connections }, (_, at) => shuffled.slice(at * pathsEach, (at + 1) * pathsEach))
}

function figuresOf(ms: number[]) {
  return { requests: ms.length, p50_ms: quantile(ms, 0.5), p95_ms: quantile(ms, 0.95), p99_ms: quantile(ms, 0.99) }
}

/** Reads as 300 people do, each over a connection of their own, who look at what they are shown. */
async function readThoughtfully(instruments: Instruments) {
  const { origin, authorization, world } = instruments
  const times = new Map<string, number[]>()
  let [errors, non2xx] = [0, 0]
  const untilMs = performance.now() + pace.seconds * 1_000
  const thought = () => wait(-meanThoughtMs * Math.log(1 - world.draw()))

  async function readOn(share: Asked[]): Promise<void> {
    const http = openClient(origin, authorization)
    await thought()
    for (let at = 0; performance.now() < untilMs; at += 1) {
      const { path, group } = share[at % share.length] ?? { path: '', group: '' }
      const reply = await http.get(path).catch(() => null)
      if (reply === null) errors += 1
      else if (reply.status !== 200) non2xx += 1
      else times.set(group, [...(times.get(group) ?? []), reply.ms])
      await thought()
    }
    http.close()
  }

  await Promise.all(shareOut(instruments).map(readOn))
  return { times, errors, non2xx }
}

/** Reads over 300 connections that each ask again as soon as they are answered, and notes every answer by its group. */
async function read(instruments: Instruments) {
  const { origin, authorization } = instruments
  const shares = shareOut(instruments)
  const times = new Map<string, number[]>()
  const headers = { authorization, accept: 'application/hal+json', 'accept-encoding': 'gzip' }
  const result = await autocannon({
    url: origin,
    connections,
    duration: pace.seconds,
    timeout: 30,
    headers,
    setupClient: (client) => {
      const share = shares.pop() ?? []
      client.setRequests(share.map(({ path }) => ({ method: 'GET', path, headers })))
      let at = 0
      client.on('response', (_status, _bytes, ms) => {
        const group = share[at % share.length]?.group ?? ''
        at += 1
        const noted = times.get(group) ?? []
        noted.push(ms)
        times.set(group, noted)
      })
    },
  })
  // Comes after all that were still waiting, so that nothing is left to be read when the API ends.
  await fetch(`${origin}${address('/runs', { per_page: '1' })}`, { headers })
  return { times, errors: result.errors + result.timeouts, non2xx: result.non2xx }
}

type Reading = Awaited<ReturnType<typeof read>>

async function measureWhile(instruments: Instruments, reading: (of: Instruments) => Promise<Reading>) {
  const runs = await prepareRuns(instruments, pace.perSecond * pace.seconds)
  const [{ times, errors, non2xx }, { finishedPerSecond }] = await Promise.all([
    reading(instruments),
    finishSteadily(instruments, runs, pace),
  ])
  const whole = figuresOf([...times.values()].flat())
  return {
    ...whole,
    requests_per_second: Math.round(whole.requests / pace.seconds),
    errors,
    non_2xx: non2xx,
    finished_per_second: finishedPerSecond,
    groups: Object.fromEntries([...times].map(([group, ms]) => [group, figuresOf(ms)])),
    is_met: errors === 0 && non2xx === 0 && whole.requests > 0 && whole.p99_ms <= boundMs,
  }
}

/**
 * What 300 readers at once wait, who read lists, runs, figures and facets while 50 runs a second finish: people who look at what
 * they are shown, and readers who never pause.
 */
export async function measureReaders(instruments: Instruments) {
  const thoughtful = await measureWhile(instruments, readThoughtfully)
  const ceaseless = await measureWhile(instruments, read)
  return { connections, seconds: pace.seconds, bound_ms: boundMs, thoughtful, ceaseless }
}
