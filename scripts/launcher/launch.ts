import { requireDatabase } from '#/scripts/postgres/database.ts'
import { keepPostgres, type KeptPostgres } from '#/scripts/postgres/kept-postgres.ts'
import { endLeftovers, openPidRecord, type RecordedProcess } from '#/scripts/processes/pid-record.ts'
import { startService, type Service } from '#/scripts/processes/service.ts'
import { lockDataDir, prepareDataDir } from './data-dir.ts'
import type { LauncherSettings } from './env.ts'
import { requireFreePort } from './free-port.ts'
import { readSecrets, type Secrets } from './secrets.ts'
import { runsApiEnv, webEnv } from './service-env.ts'
import { buildWhenNeeded } from './web-build.ts'

/** What runs so far; shutDown ends whatever is in it, at any point of a start. */
export type Running = {
  releaseLock?: () => void
  postgres?: KeptPostgres
  runsApi?: Service
  web?: Service
}

export type LaunchOptions = {
  settings: LauncherSettings
  isDev: boolean
  say: (line: string) => void
  /** aborted by the person who ends a start that is still going on, and by the first thing that fails in it */
  ending: AbortController
}

type Launch = LaunchOptions & {
  running: Running
  secrets: Secrets
  recordPid: (name: RecordedProcess, pid: number | null) => void
}

/**
 * Starts the store with the runs API, and beside them the web, once its pages are built; fills `running` as it goes.
 * @returns the path of the one-time sign-in link, when the runs API offers one
 * @throws {AppError} with the one sentence for the person
 */
export async function launch(running: Running, options: LaunchOptions): Promise<string | null> {
  const { settings, isDev, say, ending } = options
  prepareDataDir(settings.dataDir)
  running.releaseLock = lockDataDir(settings.dataDir)
  await endLeftovers(settings.dataDir, say)
  await requireFreePorts(settings)
  const secrets = readSecrets(settings.dataDir)
  const launching = { ...options, running, secrets, recordPid: openPidRecord(settings.dataDir) }
  const api = openStore(launching).then((databaseUrl) => startRunsApi(databaseUrl, launching))
  const built = isDev ? Promise.resolve() : buildWhenNeeded(say, ending.signal)
  const web = built.then(() => startWeb(launching))
  // Both are settled before anything is shut down: what only one of them knows of would be left running.
  for (const work of [api, web]) work.catch((error: unknown) => ending.abort(error))
  await Promise.allSettled([api, web])
  ending.signal.throwIfAborted()
  return (await api).signInPath
}

async function requireFreePorts({ host, port, runsApiHost, runsApiPort }: LauncherSettings): Promise<void> {
  await requireFreePort({ host, port, portVariable: 'PORT', hostVariable: 'HOST' })
  await requireFreePort({
    host: runsApiHost,
    port: runsApiPort,
    portVariable: 'RUNS_API_PORT',
    hostVariable: 'RUNS_API_HOST',
  })
}

async function openStore({ running, settings, secrets, recordPid, say, ending }: Launch): Promise<string> {
  if (settings.databaseUrl) {
    say('Connecting to the database of DATABASE_URL …')
    await requireDatabase(settings.databaseUrl)
    return settings.databaseUrl
  }
  say('Starting Postgres …')
  const postgres = await keepPostgres({
    dataDir: settings.dataDir,
    password: secrets.postgresPassword,
    durability: 'safe',
    database: 'runboard',
    onPid: (pid) => recordPid('postgres', pid),
    say,
    signal: ending.signal,
  })
  running.postgres = postgres
  return postgres.url
}

async function startRunsApi(databaseUrl: string, { running, recordPid, ...launching }: Launch) {
  launching.ending.signal.throwIfAborted()
  launching.say('Starting the runs API and its worker …')
  running.runsApi = startService({
    name: 'The runs API',
    args: [...(launching.isDev ? ['--watch', '--watch-preserve-output'] : []), 'runs-api/main.ts'],
    env: runsApiEnv({ ...launching, databaseUrl }),
    onPid: (pid) => recordPid('runsApi', pid),
    say: launching.say,
  })
  return unlessAborted(running.runsApi.ready, launching.ending.signal)
}

async function startWeb({ running, recordPid, ...launching }: Launch) {
  launching.ending.signal.throwIfAborted()
  launching.say('Starting the web …')
  running.web = startService({
    name: 'The web',
    args: ['scripts/serve-web.ts', ...(launching.isDev ? ['--dev'] : [])],
    env: webEnv(launching),
    onPid: (pid) => recordPid('web', pid),
    say: launching.say,
  })
  return unlessAborted(running.web.ready, launching.ending.signal)
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([work, aborted])
}
