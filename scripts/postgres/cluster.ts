import { join } from 'node:path'
import { findBinaries, type Binaries } from './binaries.ts'
import { hasCluster, placeCluster } from './cluster-directory.ts'
import { makeCluster } from './make-cluster.ts'
import type { Durability, Listening } from './server-settings.ts'
import { serverUserOf, type ServerUser } from './server-user.ts'
import { prepareSocketDirectory } from './socket-directory.ts'

/** A database directory that exists, and all that is needed to run a server on it. */
export type Cluster = {
  directory: string
  binaries: Binaries
  user: ServerUser
  listening: Listening
  logPath: string
  durability: Durability
}

export type ClusterOptions = {
  /** absolute, exists */
  dataDir: string
  /** of the superuser, used only where the server listens on a port (Windows) */
  password: string
  durability: Durability
  say: (line: string) => void
}

/**
 * The embedded Postgres of a data directory, made when there is none yet (DESIGN 3). No server is started.
 * @throws {AppError} unavailable or conflict, with a sentence
 */
export async function openCluster({ dataDir, password, durability, say }: ClusterOptions): Promise<Cluster> {
  const user = serverUserOf(join(dataDir, 'postgres'))
  const binaries = findBinaries(user, dataDir)
  const directory = placeCluster(dataDir, user)
  if (!hasCluster(directory, binaries.majorVersion)) {
    say('Making the database …')
    await makeCluster(directory, { binaries, user, password, durability })
  }
  const listening =
    process.platform === 'win32'
      ? { port: windowsPort, password }
      : { socketDirectory: prepareSocketDirectory(dataDir, user) }
  return { directory, binaries, user, listening, logPath: join(dataDir, 'postgres.log'), durability }
}

/** Not the usual 5432, which a Postgres of the machine's own would hold. */
const windowsPort = 54329
