import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres, startServer } from '#/scripts/postgres/embedded-postgres.ts'
import { stopServer } from '#/scripts/postgres/server.ts'

/** A Postgres of its own that can be made to fall silent: it still takes connections then, and answers nobody. */
export type StoppablePostgres = {
  url: string
  dataDir: string
  freeze: () => void
  thaw: () => void
  /** Ends it in good order; nobody listens until it is started again. */
  stop: () => Promise<void>
  start: () => Promise<void>
  close: () => Promise<void>
}

const quiet = { say: () => undefined, signal: new AbortController().signal }

function childrenOf(pid: number): number[] {
  const isChild = (name: string): boolean => {
    try {
      return readFileSync(`/proc/${name}/status`, 'utf8').includes(`\nPPid:\t${pid}\n`)
    } catch {
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isChild(name))
    .map(Number)
}

export async function openStoppablePostgres(): Promise<StoppablePostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'runboard-stoppable-'))
  const options = {
    ...quiet,
    dataDir,
    password: 'of this test alone',
    durability: 'throwaway',
    database: 'runs',
  } as const
  const { url, cluster, server: first } = await startEmbeddedPostgres(options)
  let server = first
  let frozen: number[] = []

  function thaw(): void {
    for (const pid of frozen.splice(0)) process.kill(pid, 'SIGCONT')
  }

  return {
    url,
    dataDir,
    freeze: () => {
      process.kill(server.pid, 'SIGSTOP')
      frozen = [...childrenOf(server.pid), server.pid]
      for (const pid of frozen) process.kill(pid, 'SIGSTOP')
    },
    thaw,
    stop: () => stopServer(server, cluster, 10_000),
    start: async () => {
      server = await startServer(cluster, quiet)
    },
    close: async () => {
      thaw()
      await stopServer(server, cluster, 1_000)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
