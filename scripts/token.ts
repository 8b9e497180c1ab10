import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError, messageOf } from '#/lib/errors.ts'
import { issueCredential } from '#/runs-api/store/credentials.ts'
import { migrate, openStore } from '#/runs-api/store/open-store.ts'
import { instanceLockPath } from '#/scripts/launcher/data-dir.ts'
import { loadEnvFile, readLauncherEnv, type LauncherSettings } from '#/scripts/launcher/env.ts'
import { readSecrets } from '#/scripts/launcher/secrets.ts'
import { requireDatabase } from '#/scripts/postgres/database.ts'
import { startEmbeddedPostgres } from '#/scripts/postgres/embedded-postgres.ts'
import { lockHolder } from '#/scripts/processes/process-lock.mjs'

const usage = 'npm run -s token -- <username> [--workspace]'

function readArguments(): { username: string; isWorkspace: boolean } {
  const { values, positionals } = parseArguments()
  const [username, ...rest] = positionals
  if (!username || rest.length > 0) throw new AppError('bad_request', `Give one username: ${usage}.`)
  return { username, isWorkspace: values.workspace }
}

function parseArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { workspace: { type: 'boolean', default: false } } })
  } catch (cause) {
    throw new AppError('bad_request', `${messageOf(cause).replace(/\.$/, '')}; use it as ${usage}.`, { cause })
  }
}

/** Runs `work` on the store, which is started for the moment when the product does not run. */
async function onStore<T>(settings: LauncherSettings, work: (databaseUrl: string) => Promise<T>): Promise<T> {
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

async function issueToken(): Promise<string> {
  const { username, isWorkspace } = readArguments()
  loadEnvFile()
  return onStore(readLauncherEnv(process.env), async (databaseUrl) => {
    const store = openStore(databaseUrl, { maxConnections: 1 })
    try {
      await migrate(store.db)
      const kind = isWorkspace ? 'workspace_key' : 'api_token'
      const { token, secret } = await issueCredential(store.db, { kind, username, name: 'npm run token' })
      return `${token}:${secret}`
    } finally {
      await store.close()
    }
  })
}

try {
  console.log(await issueToken())
} catch (error) {
  console.error(error instanceof AppError ? error.message : error)
  process.exitCode = 1
}
