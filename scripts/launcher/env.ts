import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#/scripts/project-root.mjs'
import { AppError } from '#/lib/errors.ts'

const Port = z
  .string()
  .regex(/^\d+$/)
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65535)

const LauncherEnv = z.object({
  PORT: Port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  RUNS_API_PORT: Port.default(3001),
  RUNS_API_HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  PUBLIC_URL: z.httpUrl().optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  SIGNING_SECRET: z.string().min(32).optional(),
})

type Variable = keyof z.infer<typeof LauncherEnv>

/** The variables the commands of package.json read themselves, each with what a right value looks like. */
export const launcherVariables: Record<Variable, string> = {
  PORT: 'a port number from 1 to 65535',
  HOST: 'a host name or address to listen on',
  RUNS_API_PORT: 'a port number from 1 to 65535',
  RUNS_API_HOST: 'a host name or address to listen on',
  DATA_DIR: 'the path of a directory',
  DATABASE_URL: 'an address such as postgresql://user:password@host:5432/name',
  PUBLIC_URL: 'an address such as https://runboard.example.org',
  NEXTAUTH_SECRET: 'at least 32 characters',
  SIGNING_SECRET: 'at least 32 characters',
}

/** Values that must not be repeated on a terminal or in a log. */
const secretVariables: ReadonlySet<string> = new Set(['DATABASE_URL', 'NEXTAUTH_SECRET', 'SIGNING_SECRET'])

export type LauncherSettings = {
  port: number
  host: string
  runsApiPort: number
  runsApiHost: string
  /** absolute */
  dataDir: string
  /** absent: the embedded Postgres */
  databaseUrl: string | undefined
  /** the web's origin, without a slash at the end */
  publicUrl: string
  nextAuthSecret: string | undefined
  signingSecret: string | undefined
}

/** Takes up the variables of a `.env` in the project; those of the environment win. */
export function loadEnvFile(): void {
  const path = join(projectRoot, '.env')
  if (existsSync(path)) process.loadEnvFile(path)
}

/**
 * Reads what the launcher needs from the environment; a variable that is set and empty counts as unset.
 * A relative DATA_DIR starts at the project, wherever the command was typed.
 * @throws {AppError} bad_request, naming everything that is wrong
 */
export function readLauncherEnv(env: Record<string, string | undefined>): LauncherSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = LauncherEnv.safeParse(given)
  if (!parsed.success) throw new AppError('bad_request', describe(parsed.error, given))
  const { PORT: port, RUNS_API_PORT: runsApiPort, HOST: host } = parsed.data
  if (port === runsApiPort) {
    throw new AppError('bad_request', `PORT and RUNS_API_PORT are both ${port}: give them different ports.`)
  }
  return {
    port,
    host,
    runsApiPort,
    runsApiHost: parsed.data.RUNS_API_HOST,
    dataDir: resolve(projectRoot, parsed.data.DATA_DIR),
    databaseUrl: parsed.data.DATABASE_URL,
    publicUrl: parsed.data.PUBLIC_URL?.replace(/\/+$/, '') ?? originOf(host, port),
    nextAuthSecret: parsed.data.NEXTAUTH_SECRET,
    signingSecret: parsed.data.SIGNING_SECRET,
  }
}

/** An address a browser on this machine can open, also when the server listens on every address. */
export function originOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function describe(error: z.ZodError, given: Record<string, string | undefined>): string {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])))
  const wrong = Object.entries(launcherVariables).filter(([name]) => names.has(name))
  return wrong
    .map(([name, wanted]) =>
      secretVariables.has(name) ? `${name} must be ${wanted}.` : `${name} is "${given[name]}" and must be ${wanted}.`,
    )
    .join(' ')
}
