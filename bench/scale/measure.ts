import { Client } from 'pg'
import { quantile } from './quantile.ts'
import type { Case } from './cases/case.ts'
import { rowsOf, type Client as HttpClient } from './http.ts'
import { timeStatements, type StatementLog } from './statements.ts'
import type { World } from './world.ts'

const requests = 200
const warmUp = 20
/** A case this slow is known after fewer requests. */
const enoughMs = 20_000
const least = 20

export type Measured = {
  case: string
  group: string
  http: { p50_ms: number; p95_ms: number }
  sql: { p50_ms: number; p95_ms: number; statements: number }
  requests: number
  rows: number | null
  bytes: { sent: number; whole: number }
  bound_ms: number
  is_met: boolean
}

export type Instruments = { world: World; http: HttpClient; log: StatementLog; pg: Client }

async function askAll(http: HttpClient, paths: string[]) {
  const times: number[] = []
  let rows: number | null = null
  let [sent, whole] = [0, 0]
  const begunMs = performance.now()
  for (const path of paths) {
    const reply = await http.get(path)
    const body = reply.body()
    if (reply.status !== 200) throw new Error(`${path} was answered with ${reply.status}: ${body.toString()}`)
    times.push(reply.ms)
    rows = Math.max(rows ?? 0, rowsOf(body) ?? 0)
    sent += reply.sentBytes
    whole += body.length
    if (times.length >= least && performance.now() - begunMs > enoughMs) break
  }
  return { times, rows, sent: Math.round(sent / times.length), whole: Math.round(whole / times.length) }
}

/** Measures a case over HTTP, and then the statements of the same requests without it. */
export async function measureCase(of: Case, { world, http, log, pg }: Instruments): Promise<Measured> {
  const paths = of.paths(world, requests + warmUp)
  for (const path of paths.slice(requests, requests + warmUp)) await http.get(path)
  const asked = await askAll(http, paths.slice(0, requests))
  const statements: Awaited<ReturnType<StatementLog['of']>>[] = []
  for (const path of paths.slice(0, asked.times.length)) statements.push(await log.of(path))
  const sqlMs: number[] = []
  for (const some of statements) sqlMs.push(await timeStatements(pg, some))
  const [httpP95, sqlP95] = [quantile(asked.times, 0.95), quantile(sqlMs, 0.95)]
  const nearSqlMs = of.isNearSql ? 3 * sqlP95 + 3 : Infinity
  return {
    case: of.name,
    group: of.group,
    http: { p50_ms: quantile(asked.times, 0.5), p95_ms: httpP95 },
    sql: {
      p50_ms: quantile(sqlMs, 0.5),
      p95_ms: sqlP95,
      statements: Math.max(...statements.map((some) => some.length)),
    },
    requests: asked.times.length,
    rows: asked.rows,
    bytes: { sent: asked.sent, whole: asked.whole },
    bound_ms: of.boundMs,
    is_met: httpP95 <= Math.min(of.boundMs, nearSqlMs),
  }
}
