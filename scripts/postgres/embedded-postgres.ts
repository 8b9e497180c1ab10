import { setTimeout as pause } from 'node:timers/promises'
import { sayWhile } from '#/scripts/progress.mjs'
import { AppError } from '#/lib/errors.ts'
import { openCluster, type Cluster, type ClusterOptions } from './cluster.ts'
import { createDatabase } from './database.ts'
import { endOrphanBackends } from './orphan-backends.ts'
import { adoptServer, spawnServer, stopServer, untilReady, type Server } from './server.ts'
import { lastFatalLine } from './server-log.ts'
import { databaseUrl } from './database-url.ts'

/** Backends of a server that was killed live a moment longer, and a new one waits for them. */
const startDeadlineMs = 20_000

export type ServerStart = {
  say: (line: string) => void
  /** ends a start that is going on, and the server with it */
  signal: AbortSignal
}

/**
 * A ready server on this cluster: the one that runs already, or a new one.
 * @throws {AppError} unavailable, with the last reason Postgres gave, when none can be started
 */
export async function startServer(cluster: Cluster, { say, signal }: ServerStart): Promise<Server> {
  const begunAt = Date.now()
  for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 2000)) {
    const server = adoptServer(cluster) ?? (await spawnAfterOrphans(cluster, signal))
    const endedAs = await sayWhile('waiting for Postgres', untilReadyOrStopped(server, cluster, signal), say)
    if (endedAs === null) return server
    if (Date.now() - begunAt > startDeadlineMs) throw startFailure(cluster, endedAs)
    await pause(waitMs, undefined, { signal })
  }
}

async function spawnAfterOrphans(cluster: Cluster, signal: AbortSignal): Promise<Server> {
  await endOrphanBackends(cluster.directory)
  signal.throwIfAborted()
  return spawnServer(cluster)
}

async function untilReadyOrStopped(server: Server, cluster: Cluster, signal: AbortSignal): Promise<string | null> {
  try {
    return await untilReady(server, cluster, signal)
  } catch (error) {
    await stopServer(server, cluster, 0)
    throw error
  }
}

function startFailure({ logPath }: Cluster, endedAs: string): AppError {
  return new AppError(
    'unavailable',
    `Postgres does not start (${endedAs}: ${lastFatalLine(logPath)}): read ${logPath}, or set DATABASE_URL.`,
  )
}

export type EmbeddedPostgresOptions = ClusterOptions & ServerStart & { database: string }

export type EmbeddedPostgres = {
  /** of the database asked for */
  url: string
  cluster: Cluster
  server: Server
  stop(graceMs: number): Promise<void>
}

/**
 * Opens the embedded Postgres of a data directory, starts a server unless one runs there, and makes the database when
 * it is missing.
 * @throws {AppError} unavailable or conflict, with a sentence
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const opened = await openCluster(options)
  const server = await startServer(opened, options)
  // An adopted server may listen elsewhere than a new one would; its successor takes its place for those connected.
  const cluster = { ...opened, listening: server.listening }
  await createDatabase(databaseUrl(server.listening, 'postgres'), options.database)
  return {
    url: databaseUrl(server.listening, options.database),
    cluster,
    server,
    stop: (graceMs) => stopServer(server, cluster, graceMs),
  }
}
