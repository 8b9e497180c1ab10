import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#/lib/errors.ts'
import { migrate, openStore, type Db } from '#/runs-api/store/open-store.ts'
import { requireDatabase } from '#/scripts/postgres/database.ts'
import { startEmbeddedPostgres } from '#/scripts/postgres/embedded-postgres.ts'
import { lockHolder } from '#/scripts/processes/process-lock.mjs'
import { instanceLockPath } from './data-dir.ts'
import { loadEnvFile, readLauncherEnv, type LauncherSettings } from './env.ts'
import { readSecrets } from './secrets.ts'

async function onDatabase<T>(settings: LauncherSettings, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl) {
    await requireDatabase(databaseUrl)
    return work(databaseUrl)
  }
  if (!existsSync(join(dataDir, 'postgres'))) {
    throw new AppError('not_found', `There is nothing in ${dataDir} yet: run npm start first, or set DATA_DIR.`)
  }
  const postgres = await startEmbeddedPostgres({
    dataDir,
    password: readSecrets(dataDir).postgresPassword,
    durability: 'safe',
    database: 'runboard',
    say: () => {},
    signal: new AbortController().signal,
  })
  try {
    return await work(postgres.url)
  } finally {
    // A start of the product in the meantime has adopted this server.
    if (!postgres.server.isAdopted && lockHolder(instanceLockPath(dataDir)) === null) await postgres.stop(5000)
  }
}

/**
 * Runs the work of a command on the store that the environment names, also while the product runs; when it does not, the
 * embedded Postgres is started for the moment.
 * @throws {AppError} with a sentence when there is no store, or it cannot be reached
 */
export async function onStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  loadEnvFile()
  return onDatabase(readLauncherEnv(process.env), async (databaseUrl) => {
    const store = openStore(databaseUrl, { maxConnections: 1 })
    try {
      await migrate(store.db)
      return await work(store.db)
    } finally {
      await store.close()
    }
  })
}
