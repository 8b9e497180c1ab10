import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#/lib/errors.ts'
import { canReach, letPass, rootHome, type ServerUser } from './server-user.ts'

/**
 * Where the data of DATA_DIR lies: in DATA_DIR/postgres. When root runs Runboard from below a home that others cannot
 * enter, the server's user could not reach that; the data is then made in /var/lib/runboard, and DATA_DIR/postgres is a
 * symlink to it.
 * @throws {AppError} unavailable with a sentence, when data is there that cannot be used
 */
export function placeCluster(dataDir: string, user: ServerUser): string {
  const path = join(dataDir, 'postgres')
  letPass(dataDir, user)
  if (!lstatSync(path, { throwIfNoEntry: false })) return canReach(dataDir, user) ? path : placeOutside(path, user)
  if (!existsSync(path)) {
    throw new AppError(
      'unavailable',
      `${path} leads to data that is gone: restore it, or remove ${dataDir} to start anew.`,
    )
  }
  const directory = realpathSync(path)
  const owner = statSync(directory).uid
  if (!user && process.getuid && owner !== process.getuid()) {
    throw new AppError(
      'unavailable',
      `The database in ${directory} belongs to another user (id ${owner}): start Runboard as before, or set DATA_DIR to another directory.`,
    )
  }
  if (canReach(directory, user)) return directory
  throw new AppError(
    'unavailable',
    `The user of Postgres (id ${user?.uid}) cannot reach ${directory}: let others pass through the directories above it, or set DATA_DIR.`,
  )
}

function placeOutside(link: string, user: ServerUser): string {
  mkdirSync(rootHome, { recursive: true, mode: 0o755 })
  const place = mkdtempSync(join(rootHome, 'data-'))
  if (user) chownSync(place, user.uid, user.gid)
  const directory = join(place, 'postgres')
  mkdirSync(directory)
  symlinkSync(directory, link)
  return directory
}

/**
 * Whether there is a database in it.
 * @throws {AppError} unavailable, when another major version made it
 */
export function hasCluster(directory: string, majorVersion: string): boolean {
  const versionFile = join(directory, 'PG_VERSION')
  if (!existsSync(versionFile)) return false
  const madeBy = readFileSync(versionFile, 'utf8').trim()
  if (madeBy === majorVersion) return true
  throw new AppError(
    'unavailable',
    `${directory} was made by Postgres ${madeBy}, and this Runboard brings ${majorVersion}: move the data over with pg_dump, or set DATA_DIR.`,
  )
}
