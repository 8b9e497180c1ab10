import { request } from 'node:http'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { finishSteadily, prepareRuns, type Written } from './finish-steadily.ts'
import { readMemory } from './machine.ts'
import { quantile } from './quantile.ts'

const many = 500
const pace = { perSecond: 10, seconds: 10 }
/** Postgres tells what its processes did after ten seconds at the latest. */
const toldAfterMs = 11_000
const patienceMs = 30_000

type Instruments = Written & { origin: string; authorization: string; apiPid: number; postgresPid: number }
type Reader = { finished: () => number; leave: () => void }

/** Opens a stream of changed runs and counts the finished runs that it tells of. */
async function openReader({ origin, authorization }: Instruments): Promise<Reader> {
  const asked = request(`${origin}/api/acme/runs/events`, { agent: false, headers: { authorization } })
  asked.on('error', () => undefined)
  asked.end()
  const [answer] = await once(asked, 'response')
  let finished = 0
  let rest = ''
  answer.setEncoding('utf8')
  answer.on('error', () => undefined)
  answer.on('data', (chunk: string) => {
    const events = `${rest}${chunk}`.split('\n\n')
    rest = events.pop() ?? ''
    finished += events.filter((event) => event.includes('"completed_at":"')).length
  })
  return { finished: () => finished, leave: () => asked.destroy() }
}

async function countCommits({ store }: Instruments): Promise<number> {
  await wait(toldAfterMs)
  const { rows } = await sql<{ commits: number }>`select xact_commit as commits from pg_stat_database
    where datname = current_database()`.execute(store.db)
  return rows[0]?.commits ?? 0
}

const apiMegabytes = ({ apiPid, postgresPid }: Instruments) => readMemory({ apiPid, postgresPid })?.api_rss_mb ?? null

/** What the store does for the open streams while ten runs a second finish, and how soon the last stream hears of one. */
async function follow(instruments: Instruments, readers: Reader[]) {
  const runs = await prepareRuns(instruments, pace.perSecond * pace.seconds)
  const before = await countCommits(instruments)
  await finishSteadily(instruments, runs, pace)
  const commits = (await countCommits(instruments)) - before
  const delaysMs: number[] = []
  for (const run of await prepareRuns(instruments, 20)) {
    const known = readers.map((reader) => reader.finished())
    await finishSteadily(instruments, [run], pace)
    const begunMs = performance.now()
    const isHeard = () => readers.every((reader, at) => reader.finished() > (known[at] ?? 0))
    while (!isHeard() && performance.now() - begunMs < patienceMs) await wait(1)
    delaysMs.push(performance.now() - begunMs)
  }
  return { streams: readers.length, commits, last_hears_p95_ms: quantile(delaysMs, 0.95) }
}

/** One stream of changed runs, and 500: they cost the store the same, and the runs API some memory each. */
export async function measureStreams(instruments: Instruments) {
  const readers = [await openReader(instruments)]
  try {
    const one = await follow(instruments, readers)
    const before = apiMegabytes(instruments)
    readers.push(...(await Promise.all(Array.from({ length: many - 1 }, () => openReader(instruments)))))
    const after = apiMegabytes(instruments)
    const all = await follow(instruments, readers)
    return {
      seconds: pace.seconds,
      finished_per_second: pace.perSecond,
      one,
      all,
      kilobytes_per_stream: before === null || after === null ? null : Math.round(((after - before) * 1024) / many),
      is_met: all.commits <= one.commits * 1.1 && all.last_hears_p95_ms < 1_000,
    }
  } finally {
    for (const { leave } of readers) leave()
  }
}
