import { rm } from 'node:fs/promises'
import { makeFuzzWorld, type FuzzWorld } from '#/runs-api/http/fuzz/fuzz-world.ts'
import { readOperations, type Operation } from '#/runs-api/http/fuzz/operation.ts'
import { openLog } from '#/runs-api/log.ts'
import { listen } from '#/runs-api/system/listen.ts'
import { openSystem } from '#/runs-api/system/open-system.ts'
import { makeTestEnv } from '#/runs-api/system/testing/test-env.ts'

export type FuzzTarget = {
  origin: string
  operations: Operation[]
  world: FuzzWorld
  /** What the API logged of failures on its side, a line each. */
  failures: string[]
  close: () => Promise<void>
}

/** The whole runs API with its worker on a free port of this machine, and a world to ask for; `close` leaves nothing. */
export async function openFuzzTarget(databaseUrl: string): Promise<FuzzTarget> {
  const env = await makeTestEnv({ DATABASE_URL: databaseUrl, RUNS_API_PORT: '0', RUN_TIMEOUT_SECONDS: '10' })
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
      await rm(env.DATA_DIR, { recursive: true, force: true })
    },
  }
}
