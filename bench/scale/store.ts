import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { migrate, openStore, type Store } from '#/runs-api/store/open-store.ts'
import { keepPostgres } from '#/scripts/postgres/kept-postgres.ts'

export type BenchStore = {
  dataDir: string
  url: string
  store: Store
  postgresPid: () => number
  close: () => Promise<void>
}

async function directoryOf(keep: string | null): Promise<string> {
  if (keep === null) return mkdtemp(join(tmpdir(), 'runboard-bench-'))
  const directory = resolve(keep)
  if (!existsSync(directory)) await mkdir(directory, { recursive: true })
  return directory
}

/** A durable embedded Postgres with the newest schema, in a directory of its own that goes when it closes unless it is kept. */
export async function openBenchStore(keep: string | null, signal: AbortSignal): Promise<BenchStore> {
  const dataDir = await directoryOf(keep)
  let pid: number | null = null
  const postgres = await keepPostgres({
    dataDir,
    password: 'of this measurement alone',
    durability: 'safe',
    database: 'runboard',
    say: (line) => process.stderr.write(`${line}\n`),
    signal,
    onPid: (found) => (pid = found),
  })
  const store = openStore(postgres.url, { maxConnections: 10 })
  const close = async () => {
    await store.close()
    if (keep !== null) await postgres.writeOut()
    await postgres.stop(keep === null ? 1_000 : 60_000)
    if (keep === null) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await migrate(store.db)
  } catch (error) {
    await close()
    throw error
  }
  return { dataDir, url: postgres.url, store, postgresPid: () => pid ?? 0, close }
}
