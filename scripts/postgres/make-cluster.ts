import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { AppError } from '#/lib/errors.ts'
import type { Binaries } from './binaries.ts'
import { serverEnv } from './server-env.ts'
import type { Durability } from './server-settings.ts'
import type { ServerUser } from './server-user.ts'

export type ClusterMaking = { binaries: Binaries; user: ServerUser; password: string; durability: Durability }

/**
 * Makes an empty database directory with the superuser `postgres`. It is made under another name and renamed when
 * whole: a start that was killed half way leaves nothing that looks ready.
 * @throws {AppError} unavailable, with what initdb said
 */
export async function makeCluster(directory: string, making: ClusterMaking): Promise<void> {
  const draft = `${directory}.new`
  const passwordFile = `${directory}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (making.user) chownSync(draft, making.user.uid, making.user.gid)
  try {
    await runInitdb([`--pgdata=${draft}`, ...signInArguments(passwordFile, making.password)], making)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  rmSync(directory, { recursive: true, force: true })
  renameSync(draft, directory)
}

/** Who can enter the socket's directory is let in; over a port, which Windows needs, only with the password. */
function signInArguments(passwordFile: string, password: string): string[] {
  if (process.platform !== 'win32') return ['--auth-local=trust', '--auth-host=reject']
  writeFileSync(passwordFile, password, { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]
}

async function runInitdb(args: string[], { binaries, user, durability }: ClusterMaking): Promise<void> {
  // Sorts by code point and still knows upper from lower case outside ASCII.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const sync = durability === 'throwaway' ? ['--no-sync'] : []
  const child = spawn(binaries.initdb, [...args, '--username=postgres', ...locale, ...sync], {
    ...user,
    cwd: '/',
    env: serverEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
  const [messages, exitCode] = await Promise.all([text(child.stderr), ended])
  if (exitCode === 0) return
  throw new AppError(
    'unavailable',
    `The database could not be made (${messages.trim()}): mend that, or set DATABASE_URL to a Postgres server.`,
  )
}
