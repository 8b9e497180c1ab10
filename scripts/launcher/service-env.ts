import { originOf, type LauncherSettings } from './env.ts'
import type { Secrets } from './secrets.ts'

export type ServiceEnvOptions = {
  settings: LauncherSettings
  secrets: Secrets
  databaseUrl: string
  isDev: boolean
}

/** The environment of the runs API: ours, and what the launcher settled. */
export function runsApiEnv({ settings, secrets, databaseUrl, isDev }: ServiceEnvOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: isDev ? 'development' : 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    RUNS_API_PORT: String(settings.runsApiPort),
    RUNS_API_HOST: settings.runsApiHost,
    PUBLIC_URL: settings.publicUrl,
    SIGNING_SECRET: settings.signingSecret ?? secrets.signingSecret,
  }
}

/** The environment of the web, which knows nothing of databases and signs nothing but its own cookie. */
export function webEnv({ settings, secrets, isDev }: Omit<ServiceEnvOptions, 'databaseUrl'>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _databaseUrl, SIGNING_SECRET: _signingSecret, ...inherited } = process.env
  return {
    ...inherited,
    NODE_ENV: isDev ? 'development' : 'production',
    PORT: String(settings.port),
    HOST: settings.host,
    RUNS_API_URL: inherited.RUNS_API_URL || originOf(settings.runsApiHost, settings.runsApiPort),
    NEXTAUTH_URL: inherited.NEXTAUTH_URL || settings.publicUrl,
    NEXTAUTH_SECRET: settings.nextAuthSecret ?? secrets.nextAuthSecret,
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
