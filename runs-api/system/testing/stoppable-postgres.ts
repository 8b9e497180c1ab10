import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres, startServer } from '#/scripts/postgres/embedded-postgres.ts'
import { stopServer } from '#/scripts/postgres/server.ts'
import { freezeProcesses } from '#/scripts/testing/freeze-processes.ts'

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
  let goOn = (): void => undefined
  const thaw = (): void => goOn()

  return {
    url,
    dataDir,
    freeze: () => {
      goOn = freezeProcesses(server.pid)
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
