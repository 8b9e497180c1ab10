import { keepAlive } from '#/scripts/processes/keep-alive.ts'
import { writeOut } from './database.ts'
import { startEmbeddedPostgres, startServer, type EmbeddedPostgresOptions } from './embedded-postgres.ts'
import { adoptServer, stopServer, type Server } from './server.ts'

/** The embedded Postgres while the product runs. */
export type KeptPostgres = {
  url: string
  /** Shortens the stop that follows. */
  writeOut: () => Promise<void>
  stop: (graceMs: number) => Promise<void>
}

export type KeepPostgresOptions = EmbeddedPostgresOptions & {
  onPid: (pid: number | null) => void
}

/**
 * Starts the embedded Postgres, or adopts the one that runs, and starts it again whenever it dies.
 * @param options its signal ends the first start only
 * @throws {AppError} unavailable or conflict, with a sentence, when the first start fails
 */
export async function keepPostgres(options: KeepPostgresOptions): Promise<KeptPostgres> {
  const { url, cluster, server } = await startEmbeddedPostgres(options)
  if (server.isAdopted) options.say(`Postgres of the last start still runs (process ${server.pid}); it is used on.`)
  const keeper = keepAlive<Server>({
    name: 'Postgres',
    first: server,
    start: (signal) => startServer(cluster, { say: options.say, signal }),
    onPid: options.onPid,
    say: options.say,
  })
  return {
    url,
    writeOut: () => writeOut(url),
    stop: async (graceMs) => {
      keeper.letGo()
      // In the middle of a restart there is no current one yet, but a process is.
      const running = keeper.current() ?? adoptServer(cluster)
      if (running) await stopServer(running, cluster, graceMs)
    },
  }
}
