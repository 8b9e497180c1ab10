import { Client } from 'pg'
import { loadavg } from 'node:os'
import { apiEnv, authorize, startApi } from './api.ts'
import { sessionOptions } from '#/runs-api/store/open-store.ts'
import { keepPlans } from '#/runs-api/store/prepared.ts'
import type { Case } from './cases/case.ts'
import { facetCases } from './cases/facet-cases.ts'
import { figureCases } from './cases/figure-cases.ts'
import { listCases } from './cases/list-cases.ts'
import { searchCases } from './cases/search-cases.ts'
import { openClient } from './http.ts'
import { isLoaded, loadHistory } from './load/load.ts'
import { readMemory, readSizes } from './machine.ts'
import { measureCase, type Instruments, type Measured } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { measureReaders } from './readers.ts'
import { openStatementLog } from './statements.ts'
import { openBenchStore, type BenchStore } from './store.ts'
import { measureStreams } from './streams.ts'
import { openWorld } from './world.ts'
import { meetReports, readIntoMemory } from './warm-up.ts'
import { measureWrites } from './writes.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** What is read while runs are written: one of each kind. */
const readWhileWriting = [
  'run by token',
  'report by created_at',
  'account by created_at',
  'account by duration',
  'failed',
]

/** What 300 people have open: lists, runs, searches, the pages of health and of reports, and what filters offer. */
const readByMany = [
  ...readWhileWriting,
  'of a person',
  'of a week',
  'Mode-style pages of a report, counted exactly',
  'parameter: one in 4',
  'text: a word of many reports',
  'summary of 7 d, whole account',
  'summary of 90 d, by report',
  'health of 7d',
  'reports with strips',
  'facet state, whole account',
  'facet report, 90 d',
  'facet parameters.region, whole account',
]

/** A p95 of fewer moves by half of a small list's time from one run to the next. */
const requestsOfGrowth = 600

const allCases = [...listCases, ...searchCases, ...figureCases, ...facetCases]

const named = (names: string[]) => allCases.filter(({ name }) => names.includes(name))

function lineOf({ case: name, http, sql, rows, bound_ms, is_met }: Measured): string {
  const figures = [http.p50_ms, http.p95_ms, sql?.p50_ms, sql?.p95_ms]
    .map((ms) => String(ms ?? '').padStart(8))
    .join('')
  return `${is_met ? '  ' : '! '}${name.padEnd(52)}${figures}  ${String(rows ?? '').padStart(4)} rows, bound ${bound_ms}`
}

async function fill({ store }: BenchStore, { runs, seed }: BenchOptions, signal: AbortSignal) {
  if (await isLoaded(store.db)) return null
  say(`Loading ${runs.toLocaleString('en-US')} runs …`)
  return loadHistory(store.db, { runs, seed, say, signal })
}

async function measureCases(cases: Case[], instruments: Instruments, signal: AbortSignal): Promise<Measured[]> {
  say(`  ${''.padEnd(52)}${['http p50', 'p95', 'sql p50', 'p95'].map((name) => name.padStart(8)).join('')}`)
  const all: Measured[] = []
  for (const one of cases) {
    signal.throwIfAborted()
    const measured = await measureCase(one, instruments)
    say(lineOf(measured))
    all.push(measured)
  }
  return all
}

type Asked = Pick<Instruments, 'world' | 'http'> & { env: Record<string, string>; authorization: string }

/** The cases over HTTP, and their statements without it. How much lists grow is told by more requests, and by these alone. */
async function measureWanted({ env, authorization, world, http }: Asked, options: BenchOptions, signal: AbortSignal) {
  const wanted = allCases.filter(({ name }) => name.includes(options.only ?? ''))
  if (options.isListsOnly) {
    const lists = wanted.filter(({ isList }) => isList)
    return measureCases(lists, { world, http, bare: null, requests: requestsOfGrowth }, signal)
  }
  const log = await openStatementLog(env, authorization)
  const pg = new Client({ connectionString: env['DATABASE_URL'], options: sessionOptions })
  try {
    await pg.connect()
    keepPlans(pg)
    return await measureCases(wanted, { world, http, bare: { log, pg } }, signal)
  } finally {
    await pg.end()
    await log.close()
  }
}

/** Starts the runs API on a loaded store, and measures the cases, and those who write, read and listen at once. */
async function measureApi(bench: BenchStore, options: BenchOptions, signal: AbortSignal) {
  const env = apiEnv(bench)
  const authorization = await authorize(bench.store.db)
  const api = await startApi(env)
  const http = openClient(api.origin, authorization)
  try {
    const world = await openWorld(bench.store.db, options.seed)
    await readIntoMemory(bench.store.db)
    await meetReports(http, world)
    const cases = await measureWanted({ env, authorization, world, http }, options, signal)
    const written = { store: bench.store, world }
    const writes = options.writes ? await measureWrites({ ...written, http, cases: named(readWhileWriting) }) : null
    const pids = { apiPid: api.pid, postgresPid: bench.postgresPid() }
    const memory = readMemory(pids)
    const asked = { ...written, origin: api.origin, authorization }
    const streams = options.streams ? await measureStreams({ ...asked, ...pids }) : null
    const readers = options.readers ? await measureReaders({ ...asked, cases: named(readByMany) }) : null
    return { cases, writes, readers, streams, memory }
  } finally {
    http.close()
    await api.stop()
  }
}

/** Loads a store unless it is kept from before, and measures everything on it. */
export async function measureStore(options: BenchOptions, signal: AbortSignal) {
  const bench = await openBenchStore(options.keep, signal)
  try {
    const load = await fill(bench, options, signal)
    signal.throwIfAborted()
    const { cases, ...others } = await measureApi(bench, options, signal)
    const { rows } = await bench.store.pool.query<{ runs: number }>(
      'select sum(runs_count)::bigint as runs from report_activity',
    )
    return {
      runs: rows[0]?.runs ?? 0,
      load,
      cases,
      all_met: cases.every(({ is_met }) => is_met),
      ...others,
      sizes_mb: await readSizes(bench.store.db),
      load_average: loadavg().map((load) => Number(load.toFixed(1))),
    }
  } finally {
    await bench.close()
  }
}
