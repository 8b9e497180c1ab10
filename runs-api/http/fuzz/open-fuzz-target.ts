import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RunsApiEnv } from '#/runs-api/env.ts'
import { fuzzDataSource, makeFuzzWorld, type FuzzWorld } from '#/runs-api/http/fuzz/fuzz-world.ts'
import { readOperations, type Operation } from '#/runs-api/http/fuzz/operation.ts'
import { openLog } from '#/runs-api/log.ts'
import { listen } from '#/runs-api/system/listen.ts'
import { openSystem } from '#/runs-api/system/open-system.ts'

export type FuzzTarget = {
  origin: string
  operations: Operation[]
  world: FuzzWorld
  /** What the API logged of failures on its side, a line each. */
  failures: string[]
  close: () => Promise<void>
}

const orders = `id,region,amount,ordered_on
1,EU,10.50,2026-08-01
2,EU,20.00,2026-08-02
3,US,5.25,2026-08-02
`

async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'runboard-fuzz-'))
  await mkdir(join(dataDir, 'shop'))
  await writeFile(join(dataDir, 'shop', 'orders.csv'), orders)
  const source = `{ name: ${fuzzDataSource}, adapter: folder, folder: ./shop }`
  await writeFile(join(dataDir, 'sources.yml'), `data_sources:\n  - ${source}\n`)
  return dataDir
}

/** The whole runs API with its worker on a free port of this machine, and a world to ask for; `close` leaves nothing. */
export async function openFuzzTarget(databaseUrl: string): Promise<FuzzTarget> {
  const dataDir = await makeDataDir()
  const env = RunsApiEnv.parse({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DATA_SOURCES: join(dataDir, 'sources.yml'),
    SAMPLE: 'off',
    SIGNING_SECRET: 'a signing secret of the tests, long enough',
    RUNS_API_PORT: '0',
    RATE_LIMIT_PER_10S: '1000000',
    WORKER_CONCURRENCY: '2',
    RUN_TIMEOUT_SECONDS: '10',
  })
  const failures: string[] = []
  const system = await openSystem(env, { role: 'all', log: openLog('error', (line) => failures.push(line)) })
  const world = await makeFuzzWorld(system)
  const server = await listen(system.app, env)
  const origin = `http://127.0.0.1:${server.port}`
  const document: unknown = await (await fetch(`${origin}/api/openapi.json`)).json()
  return {
    origin,
    operations: readOperations(system.app, document),
    world,
    failures,
    close: async () => {
      await server.close()
      await system.close(1_000)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
